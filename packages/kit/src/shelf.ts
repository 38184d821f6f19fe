/** A shelf: kinds of one thing (checks, channels), each with a configuration of its own. Safe in the browser. */
import { z } from "zod"

interface Kind {
  type: string
  /** The fields that people fill in, in form order. */
  config: z.ZodObject
  /** The same with `type` in it, as it is kept. */
  schema: z.ZodObject
  /** One line for lists. */
  target(config: never): string
}

type Schemas<Kinds extends readonly Kind[]> = { -readonly [Index in keyof Kinds]: Kinds[Index]["schema"] }

/** @param noun what stands on it, for the message of whoever asks for a kind that does not */
export const shelf = <const Kinds extends readonly Kind[]>(noun: string, kinds: Kinds) => {
  const forms = new Map(kinds.map((kind) => [kind.type, z.toJSONSchema(kind.config, { io: "input" })]))

  /** The definition of a type. Throws on a type that is not on the shelf. */
  const of = (type: string): Kinds[number] => {
    const kind = kinds.find((candidate) => candidate.type === type)
    if (!kind) throw new Error(`No ${noun} of type "${type}" is on the shelf`)
    return kind
  }

  /** JSON Schema of the fields, in form order, with their meta marks; the form is drawn of it. */
  const formSchema = (type: string) => forms.get(of(type).type)!

  return {
    // `map` forgets that each place of a tuple has its own type.
    schemas: kinds.map((kind) => kind.schema) as unknown as Schemas<Kinds>,
    of,
    formSchema,
    /** The names of the fields that are sealed at rest and never sent back. */
    secretFields: (type: string): string[] =>
      Object.entries(formSchema(type).properties ?? {})
        .filter(([, field]) => typeof field === "object" && field.secret === true)
        .map(([name]) => name),
    /** One line for lists: an address, `host:port`, … */
    describe: (config: { type: string }): string => {
      // The union has joined configuration and definition by `type`.
      const kind = of(config.type) as unknown as { target(config: { type: string }): string }
      return kind.target(config)
    },
  }
}
