/** Whispers as they travel: merged by what they say, cut to what fits into one message. */
import type { Topic, Whisper } from "@nightjar/core/ports"

export interface Message {
  topic: Topic
  /** A JSON array of whispers of this topic. */
  text: string
}

/** PostgreSQL refuses a NOTIFY payload of 8,000 bytes. */
export const maxMessageBytes = 7_900

/** The messages of one batch, in order within each topic. What says the same as an earlier whisper joins it. */
export const pack = (whispers: readonly Whisper[], maxBytes = maxMessageBytes): Message[] => {
  const room = maxBytes - "[]".length
  const merged = [...whispers.reduce(join, new Map<string, Whisper>()).values()]
  const messages: { topic: Topic; texts: string[]; bytes: number }[] = []
  const open = new Map<Topic, (typeof messages)[number]>()
  for (const { kind, text, bytes } of merged.flatMap((whisper) => pieces(whisper, room))) {
    const last = open.get(kind)
    if (last && last.bytes + 1 + bytes <= room) {
      last.texts.push(text)
      last.bytes += 1 + bytes
    } else {
      const message = { topic: kind, texts: [text], bytes }
      open.set(kind, message)
      messages.push(message)
    }
  }
  return messages.map(({ topic, texts }) => ({ topic, text: `[${texts.join(",")}]` }))
}

/** Throws on text that is not ours. */
export const unpack = (text: string): Whisper[] => JSON.parse(text)

const join = (merged: Map<string, Whisper>, whisper: Whisper): Map<string, Whisper> => {
  const key = identityOf(whisper)
  const earlier = merged.get(key)
  return merged.set(key, earlier ? together(earlier, whisper) : whisper)
}

const identityOf = (whisper: Whisper): string => {
  if (whisper.kind === "heartbeats") return `heartbeats ${whisper.tenant}`
  if (whisper.kind === "probe") return `probe ${whisper.region}`
  if (whisper.kind === "command") return `command ${whisper.command} ${whisper.worker}`
  return whisper.kind
}

const together = (one: Whisper, other: Whisper): Whisper => {
  if (one.kind === "events" && other.kind === "events")
    return { ...one, tenants: [...new Set([...one.tenants, ...other.tenants])] }
  if (one.kind === "forget" && other.kind === "forget")
    return { ...one, keys: [...new Set([...one.keys, ...other.keys])] }
  if (one.kind === "pages" && other.kind === "pages")
    return { ...one, pages: [...new Set([...one.pages, ...other.pages])] }
  if (one.kind === "heartbeats" && other.kind === "heartbeats")
    return { ...one, heartbeats: [...one.heartbeats, ...other.heartbeats] }
  return one
}

interface Piece {
  kind: Topic
  text: string
  bytes: number
}

/** A whisper as JSON, its list halved until each piece fits. */
const pieces = (whisper: Whisper, room: number): Piece[] => {
  const text = JSON.stringify(whisper)
  const bytes = Buffer.byteLength(text)
  if (bytes <= room) return [{ kind: whisper.kind, text, bytes }]
  const halves = halve(whisper)
  if (!halves) throw new Error(`A whisper of ${bytes} bytes does not fit into a message: ${text.slice(0, 80)}…`)
  return halves.flatMap((half) => pieces(half, room))
}

const halve = (whisper: Whisper): [Whisper, Whisper] | null => {
  if (whisper.kind === "events") return inHalves(whisper.tenants, (tenants) => ({ ...whisper, tenants }))
  if (whisper.kind === "forget") return inHalves(whisper.keys, (keys) => ({ ...whisper, keys }))
  if (whisper.kind === "pages") return inHalves(whisper.pages, (pages) => ({ ...whisper, pages }))
  if (whisper.kind === "heartbeats") return inHalves(whisper.heartbeats, (heartbeats) => ({ ...whisper, heartbeats }))
  return null
}

const inHalves = <T>(list: readonly T[], rest: (part: T[]) => Whisper): [Whisper, Whisper] | null => {
  const middle = list.length >> 1
  return middle > 0 ? [rest(list.slice(0, middle)), rest(list.slice(middle))] : null
}
