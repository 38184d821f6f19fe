/** Every variable that a program reads, from the schemas that refuse a bad one. */
import { packageOf } from "@nightjar/config/check/law.ts"
import { z } from "zod"
import { launcherVariables } from "./launcher-variables.ts"
import { code, page, table } from "./markdown.ts"
import { modulesLike } from "./modules.ts"

export interface Variable {
  name: string
  description: string
  /** As it would be written; null when there is none. */
  fallback: string | null
  required: boolean
  /** The programs that read it. */
  readers: string[]
}

/** All of them, sorted by name; a variable that several programs read comes once. */
export const variables = async (): Promise<Variable[]> => {
  const modules = await modulesLike(/(^|\/)env\.ts$/)
  const found = modules.flatMap(({ path, exports }) =>
    Object.values(exports)
      .filter((value) => value instanceof z.ZodObject)
      .flatMap((schema) => variablesOf(schema, packageOf(path) ?? path)),
  )
  const byName = new Map<string, Variable>()
  for (const one of [...found, ...launcherVariables]) {
    const { description, readers } = byName.get(one.name) ?? { description: one.description, readers: [] }
    if (description !== one.description) throw new Error(`${one.name} is explained in two ways; give it one sentence.`)
    byName.set(one.name, { ...one, readers: [...readers, ...one.readers] })
  }
  return [...byName.values()].sort((a, b) => a.name.localeCompare(b.name))
}

const jsonField = z.object({ description: z.string().optional(), default: z.unknown().optional() })

const variablesOf = (schema: z.ZodObject, reader: string): Variable[] => {
  const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" })
  return Object.entries(json.properties ?? {}).map(([name, property]) => {
    const { description, default: fallback } = jsonField.parse(property)
    if (!description) throw new Error(`${name} in ${reader} has no .meta({ description }).`)
    const required = json.required?.includes(name) ?? false
    return {
      name,
      description,
      fallback: fallback === undefined ? null : String(fallback),
      required,
      readers: [reader],
    }
  })
}

export const render = async () =>
  page(
    "Environment",
    "apps/docs/generate/environment.ts",
    "Programs refuse to start on a bad value and name it. An empty variable counts as not set.",
    table(
      ["variable", "unless set", "read by", "what it does"],
      (await variables()).map(({ name, description, fallback, required, readers }) => [
        code(name),
        required ? "required" : fallback === null ? "–" : code(fallback),
        readers.join(", "),
        description,
      ]),
    ),
  )
