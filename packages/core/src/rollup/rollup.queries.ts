import { decodeSketch } from "@nightjar/kit/sketch"
import type { rollupHour } from "./rollup.table.ts"
import type { Bucket } from "./rollup.ts"

/** A row as the pure rules take it. */
export const bucketOf = (row: typeof rollupHour.$inferSelect): Bucket => ({
  from: row.hourAt.getTime(),
  counts: { up: row.up, degraded: row.degraded, down: row.down, unknown: row.unknown, blocked: row.blocked },
  latency: {
    count: row.latencyCount,
    sum: row.latencySum,
    min: row.latencyMin,
    max: row.latencyMax,
    sketch: decodeSketch(row.sketch),
  },
})
