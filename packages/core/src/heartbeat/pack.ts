/**
 * The heartbeats of one monitor, region and hour in a few hundred bytes, and back again exactly. Each field becomes a
 * track of numbers, or of how they differ: slots are an interval apart, tokens rise by one, phases hardly change.
 */
import { pushVarint, varintReader } from "@nightjar/kit/varint"
import { stateLetters } from "../turn/turn.ts"
import { statusLetters } from "../verdict/verdict.ts"
import type { Beat } from "./heartbeat.ts"

/** Leads the bytes. Another layout gets another number, and this one stays readable. */
const version = 1

interface Track {
  of(beat: Beat): number
  /** 1: how much each differs from the one before is kept; 2: how much these differences differ. */
  order: 0 | 1 | 2
}

/** In the order in which they stand in the bytes. */
const tracks = {
  slotAt: { of: (beat) => beat.slotAt, order: 2 },
  attempt: { of: (beat) => beat.attempt, order: 0 },
  lateness: { of: (beat) => beat.startedAt - beat.slotAt, order: 0 },
  token: { of: (beat) => beat.token, order: 2 },
  isStale: { of: (beat) => (beat.seq === null ? 1 : 0), order: 0 },
  seq: { of: (beat) => beat.seq ?? 0, order: 2 },
  status: { of: (beat) => statusLetters[beat.status].charCodeAt(0), order: 1 },
  state: { of: (beat) => stateLetters[beat.state].charCodeAt(0), order: 1 },
  isMeasured: { of: (beat) => (beat.latencyMs === null ? 0 : 1), order: 1 },
  hundredths: { of: (beat) => (isHundredths(beat.latencyMs) ? Math.round(beat.latencyMs * 100) : 0), order: 0 },
  /** Of a latency that is none of hundredths: its 64 bits. */
  high: { of: (beat) => wordOf(beat.latencyMs, 0), order: 0 },
  low: { of: (beat) => wordOf(beat.latencyMs, 4), order: 0 },
  dns: { of: (beat) => beat.phases.dns, order: 1 },
  connect: { of: (beat) => beat.phases.connect, order: 1 },
  tls: { of: (beat) => beat.phases.tls, order: 1 },
  firstByte: { of: (beat) => beat.phases.firstByte, order: 1 },
  body: { of: (beat) => beat.phases.body, order: 1 },
} as const satisfies Record<string, Track>

/** @param beats in the order of slot and attempt */
export const packHour = (beats: readonly Beat[]): Uint8Array => {
  const bytes = [version]
  pushVarint(bytes, beats.length)
  for (const { of, order } of Object.values(tracks)) pushTrack(bytes, repeat(differences, order, beats.map(of)))
  return Uint8Array.from(bytes)
}

/** Throws for bytes that `packHour` did not write. */
export const unpackHour = (bytes: Uint8Array): Beat[] => {
  if (bytes[0] !== version) throw new Error(`Packed heartbeats of version ${bytes[0]} cannot be read.`)
  const numbers = varintReader(bytes, 1)
  const count = numbers.next()
  const columns = Object.fromEntries(
    Object.entries(tracks).map(([name, { order }]) => [name, repeat(sums, order, readTrack(numbers, count))]),
  ) as Record<keyof typeof tracks, number[]>
  return columns.slotAt.map((_, place) => beatAt((name) => columns[name][place]!))
}

const beatAt = (get: (name: keyof typeof tracks) => number): Beat => ({
  slotAt: get("slotAt"),
  attempt: get("attempt"),
  startedAt: get("slotAt") + get("lateness"),
  latencyMs: get("isMeasured") ? latencyOf(get("hundredths"), get("high"), get("low")) : null,
  phases: {
    dns: get("dns"),
    connect: get("connect"),
    tls: get("tls"),
    firstByte: get("firstByte"),
    body: get("body"),
  },
  token: get("token"),
  seq: get("isStale") ? null : get("seq"),
  status: wordOfCode(statusLetters, get("status")),
  state: wordOfCode(stateLetters, get("state")),
})

const repeat = (change: (values: number[]) => number[], times: number, values: number[]): number[] =>
  times === 0 ? values : repeat(change, times - 1, change(values))

const differences = (values: number[]) => values.map((value, place) => value - (values[place - 1] ?? 0))

const sums = (values: number[]) => {
  let sum = 0
  return values.map((value) => (sum += value))
}

/** Negative numbers between the others, so that small ones stay short; zeros as how many there are in a row. */
const pushTrack = (bytes: number[], values: readonly number[]) => {
  for (let place = 0; place < values.length; place++) {
    const value = values[place]!
    pushVarint(bytes, value < 0 ? -2 * value - 1 : 2 * value)
    if (value !== 0) continue
    const begin = place
    while (values[place + 1] === 0) place += 1
    pushVarint(bytes, place + 1 - begin)
  }
}

const readTrack = (numbers: ReturnType<typeof varintReader>, count: number): number[] => {
  const values: number[] = []
  while (values.length < count) {
    const code = numbers.next()
    if (code === 0) values.push(...new Array<number>(numbers.next()).fill(0))
    else values.push(code % 2 === 1 ? -(code + 1) / 2 : code / 2)
  }
  return values
}

const wordOfCode = <Word extends string>(letters: Readonly<Record<Word, string>>, code: number): Word => {
  for (const word in letters) if (letters[word].charCodeAt(0) === code) return word
  throw new Error(`Packed heartbeats hold a letter that no word has: ${code}.`)
}

const isHundredths = (ms: number | null): ms is number => ms !== null && Math.round(ms * 100) / 100 === ms

/** Half of the bits of a latency that cannot be said in hundredths; 0 of others. */
const wordOf = (ms: number | null, offset: 0 | 4): number => {
  if (ms === null || isHundredths(ms)) return 0
  const bits = new DataView(new ArrayBuffer(8))
  bits.setFloat64(0, ms)
  return bits.getUint32(offset)
}

const latencyOf = (hundredths: number, high: number, low: number): number => {
  if (high === 0) return hundredths / 100
  const bits = new DataView(new ArrayBuffer(8))
  bits.setUint32(0, high)
  bits.setUint32(4, low)
  return bits.getFloat64(0)
}
