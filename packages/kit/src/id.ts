/**
 * Ids are UUIDv7 in the database and prefixed in the open (`mon_01h…`, TypeID): a person who pastes one
 * into the wrong field is told so, and indexes stay in time order. The prefix is the noun.
 */
import { typeidUnboxed } from "typeid-js"
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
  statusPage: "pag",
  notice: "ntc",
  noticeUpdate: "upd",
  gap: "gap",
  event: "evt",
  auditLog: "aud",
  arrival: "arr",
  mail: "mai",
  invitation: "inv",
} as const

export type Noun = keyof typeof idPrefixes
export type Id<N extends Noun = Noun> = `${(typeof idPrefixes)[N]}_${string}`

/** A new id, made of the present millisecond and 74 random bits. */
export const newId = <N extends Noun>(noun: N): Id<N> => typeidUnboxed(idPrefixes[noun]) as Id<N>

export const isId = <N extends Noun>(noun: N, value: string): value is Id<N> =>
  value.startsWith(`${idPrefixes[noun]}_`) && spelling.test(value)

/** The id as the database keeps it. Throws on anything that is not an id. */
export const idToUuid = (id: string): string => {
  if (!spelling.test(id)) throw new Error(`"${id}" is not an id.`)
  const hex = respell(id.slice(id.indexOf("_") + 1), base32, base16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

export const uuidToId = <N extends Noun>(noun: N, uuid: string): Id<N> =>
  `${idPrefixes[noun]}_${respell(uuid.replaceAll("-", ""), base16, base32)}`

/** TypeID's: Crockford's digits without i, l, o and u; 26 of them have two bits more than a uuid. */
const spelling = /^[a-z]{3}_[0-7][0-9a-hjkmnp-tv-z]{25}$/

interface Digits {
  bits: number
  all: string
  value: ReadonlyMap<string, number>
}
const digitsOf = (bits: number, all: string): Digits => ({
  bits,
  all,
  value: new Map([...all].map((digit, value) => [digit, value])),
})
const base16 = digitsOf(4, "0123456789abcdef")
const base32 = digitsOf(5, "0123456789abcdefghjkmnpqrstvwxyz")

/** By hand: the library makes and checks an object for each id, which was a tenth of answering a list. */
const respell = (text: string, from: Digits, to: Digits): string => {
  let held = from === base16 ? 2 : -2
  let bits = 0
  let respelled = ""
  for (const digit of text) {
    bits = (bits << from.bits) | from.value.get(digit)!
    held += from.bits
    while (held >= to.bits) {
      held -= to.bits
      respelled += to.all[bits >> held]
      bits &= (1 << held) - 1
    }
  }
  return respelled
}

/** The zod schema of an id; `meta.id` lets the isolation tests find every id position by walking schemas. */
export const zId = <N extends Noun>(noun: N) =>
  z
    .string()
    .refine((value): value is Id<N> => isId(noun, value), {
      error: `must be an id that starts with ${idPrefixes[noun]}_`,
    })
    .meta({ idOf: noun })
