/** Heartbeats of an hour in one row. `fold` is pure: worker, tests and dashboard call the same function. */
import { addToSketch, emptySketch, type Sketch } from "@nightjar/kit/sketch"
import { hour } from "@nightjar/kit/time"
import type { Status } from "../verdict/verdict.ts"

export interface Bucket {
  /** The start of the hour, Unix milliseconds. */
  from: number
  /** Attempts by status. */
  counts: Readonly<Record<Status, number>>
  /** Of the attempts that were answered (up, degraded), in milliseconds. */
  latency: { count: number; sum: number; min: number | null; max: number | null; sketch: Sketch }
}

export const hourOf = (moment: number) => Math.floor(moment / hour) * hour

export const emptyBucket = (from: number): Bucket => ({
  from,
  counts: { up: 0, degraded: 0, down: 0, unknown: 0, blocked: 0 },
  latency: { count: 0, sum: 0, min: null, max: null, sketch: emptySketch },
})

export const fold = (bucket: Bucket, heartbeat: { status: Status; latencyMs: number | null }): Bucket => {
  const { status, latencyMs } = heartbeat
  const counts = { ...bucket.counts, [status]: bucket.counts[status] + 1 }
  if (latencyMs === null || (status !== "up" && status !== "degraded")) return { ...bucket, counts }
  const { count, sum, min, max, sketch } = bucket.latency
  return {
    ...bucket,
    counts,
    latency: {
      count: count + 1,
      sum: sum + latencyMs,
      min: Math.min(min ?? latencyMs, latencyMs),
      max: Math.max(max ?? latencyMs, latencyMs),
      sketch: addToSketch(sketch, latencyMs),
    },
  }
}
