/** Heartbeats of a minute, an hour or a day in one row. Pure: the worker that writes them and the readers that add what
 * came after call the same `fold`. */
import { addToSketch, emptySketch, type Sketch } from "@nightjar/kit/sketch"
import { day, hour, minute } from "@nightjar/kit/time"
import type { Beat } from "../heartbeat/heartbeat.ts"
import { type Phase, phaseMs } from "../heartbeat/phases.ts"
import { isGood, type Status } from "../verdict/verdict.ts"

/** How long each kind of bucket is, ms. Days are UTC's. */
export const lengths = { minute, hour, day } as const
export type Size = keyof typeof lengths
export const sizes = Object.keys(lengths) as Size[]

/** For how many days buckets are kept; null for good. */
export const keptDays = { minute: 1, hour: 90, day: null } as const satisfies Record<Size, number | null>

/** Of the attempts that were answered (up, degraded), in milliseconds. */
export interface Latency {
  count: number
  sum: number
  min: number | null
  max: number | null
  /** Sums; over `count` they are what an average answer consisted of. */
  phases: Readonly<Record<Phase, number>>
  sketch: Sketch
}

export interface Bucket {
  /** Its start, Unix milliseconds. */
  from: number
  /** Attempts by status. */
  counts: Readonly<Record<Status, number>>
  latency: Latency
}

/** What of a heartbeat a bucket counts. */
export type Counted = Pick<Beat, "status" | "latencyMs" | "phases">

/** The start of the bucket that a moment lies in. */
export const startOf = (size: Size, moment: number) => Math.floor(moment / lengths[size]) * lengths[size]

/** Whether there is a place for the bucket that begins at a moment. */
export const isKept = (size: Size, from: number, now: number): boolean => {
  const days = keptDays[size]
  return days === null || from >= startOf("day", now) - days * day
}

export const emptyLatency: Latency = {
  count: 0,
  sum: 0,
  min: null,
  max: null,
  phases: { dns: 0, connect: 0, tls: 0, firstByte: 0, body: 0 },
  sketch: emptySketch,
}

export const emptyBucket = (from: number): Bucket => ({
  from,
  counts: { up: 0, degraded: 0, down: 0, unknown: 0, blocked: 0 },
  latency: emptyLatency,
})

/** Several at once, since each copies the sketch. */
export const fold = (bucket: Bucket, beats: readonly Counted[]): Bucket => {
  const counts = { ...bucket.counts }
  for (const { status } of beats) counts[status] += 1
  return { from: bucket.from, counts, latency: foldLatency(bucket.latency, beats) }
}

export const foldLatency = (latency: Latency, beats: readonly Counted[]): Latency => {
  const answered = beats.flatMap(({ status, latencyMs, phases }) =>
    latencyMs !== null && isGood(status) ? [{ latencyMs, phases }] : [],
  )
  if (answered.length === 0) return latency
  const lengths = answered.map((beat) => beat.latencyMs)
  const phaseSum = (phase: Phase) =>
    answered.reduce((sum, beat) => sum + phaseMs(beat.phases[phase]), latency.phases[phase])
  return {
    count: latency.count + answered.length,
    sum: lengths.reduce((sum, ms) => sum + ms, latency.sum),
    min: lengths.reduce((least, ms) => Math.min(least, ms), latency.min ?? Number.POSITIVE_INFINITY),
    max: lengths.reduce((most, ms) => Math.max(most, ms), latency.max ?? 0),
    phases: {
      dns: phaseSum("dns"),
      connect: phaseSum("connect"),
      tls: phaseSum("tls"),
      firstByte: phaseSum("firstByte"),
      body: phaseSum("body"),
    },
    sketch: addToSketch(latency.sketch, lengths),
  }
}
