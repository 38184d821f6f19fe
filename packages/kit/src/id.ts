/**
 * Ids are UUIDv7 in the database and prefixed in the open (`mon_01h…`, TypeID): a person who pastes one
 * into the wrong field is told so, and indexes stay in time order. The prefix is the noun.
 */
import { TypeID, typeidUnboxed } from "typeid-js"
import { z } from "zod"

/** Every noun with an id, and its prefix. A new noun is one line here. */
export const idPrefixes = {
  tenant: "ten",
  domain: "dom",
  user: "usr",
  session: "ses",
  member: "mem",
  apiKey: "key",
  monitor: "mon",
  maintenance: "mnt",
  tag: "tag",
  probe: "prb",
  ping: "png",
  turn: "trn",
  span: "spn",
  incident: "inc",
  entry: "ent",
  channel: "chn",
  delivery: "dlv",
  gap: "gap",
  event: "evt",
  auditLog: "aud",
  arrival: "arr",
} as const

export type Noun = keyof typeof idPrefixes
export type Id<N extends Noun = Noun> = `${(typeof idPrefixes)[N]}_${string}`

/** A new id, made of the present millisecond and 74 random bits. */
export const newId = <N extends Noun>(noun: N): Id<N> => typeidUnboxed(idPrefixes[noun]) as Id<N>

export const isId = <N extends Noun>(noun: N, value: string): value is Id<N> => {
  try {
    return TypeID.fromString(value).getType() === idPrefixes[noun]
  } catch {
    return false
  }
}

/** The id as the database keeps it. Throws on anything that is not an id. */
export const idToUuid = (id: string): string => TypeID.fromString(id).toUUID()

export const uuidToId = <N extends Noun>(noun: N, uuid: string): Id<N> =>
  TypeID.fromUUID(idPrefixes[noun], uuid).toString() as Id<N>

/** The zod schema of an id; `meta.id` lets the isolation tests find every id position by walking schemas. */
export const zId = <N extends Noun>(noun: N) =>
  z
    .string()
    .refine((value): value is Id<N> => isId(noun, value), {
      error: `must be an id that starts with ${idPrefixes[noun]}_`,
    })
    .meta({ idOf: noun })
