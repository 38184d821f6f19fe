import { groupBy } from "@nightjar/kit/group-by"
import type { Id } from "@nightjar/kit/id"
import { decodeSketches, type Sketch } from "@nightjar/kit/sketch"
import { and, eq, gte, max, min, type SQL, sql, sum } from "drizzle-orm"
import type { AnyPgColumn } from "drizzle-orm/pg-core"
import type { TenantDb } from "../context.ts"
import { rollupDay, rollupHour, rollupMinute } from "./rollup.table.ts"
import { emptyLatency, foldLatency, type Latency, type Size } from "./rollup.ts"
import { listTail } from "./tail.queries.ts"

const tables = { minute: rollupMinute, hour: rollupHour, day: rollupDay }

/** What the sketches of a group add up to. */
export const mergedSketch = (sketch: AnyPgColumn) =>
  sql`string_agg(${sketch}, ''::bytea)`.mapWith((encoded: Uint8Array): Sketch => decodeSketches(encoded))

/**
 * Latency of a monitor, all regions together, in steps from a moment on (Unix milliseconds); steps without an answer
 * are missing. Buckets of the given size, and what came after they were written: up to the newest heartbeat.
 * @param ask.from the start of a step
 */
export const listLatencies = async (
  db: TenantDb,
  ask: { id: Id<"monitor">; size: Size; from: number; stepMs: number },
): Promise<Map<number, Latency>> => {
  const [rows, tail] = await Promise.all([listRows(db, ask), listTail(db, ask)])
  const steps = new Map<number, Latency>(rows.map(({ at, ...latency }) => [at, latency]))
  for (const [at, beats] of groupBy(tail, (beat) => Math.floor(beat.slotAt.getTime() / ask.stepMs) * ask.stepMs))
    steps.set(at, foldLatency(steps.get(at) ?? emptyLatency, beats))
  return steps
}

const listRows = async (
  db: TenantDb,
  { id, size, from, stepMs }: { id: Id<"monitor">; size: Size; from: number; stepMs: number },
) => {
  const table = tables[size]
  const at = stepOf(table.fromAt, stepMs)
  const rows = await db
    .select({
      at,
      count: number(sum(table.latencyCount)),
      sum: number(sum(table.latencySum)),
      min: min(table.latencyMin),
      max: max(table.latencyMax),
      dns: number(sum(table.dns)),
      connect: number(sum(table.connect)),
      tls: number(sum(table.tls)),
      firstByte: number(sum(table.firstByte)),
      body: number(sum(table.body)),
      sketch: mergedSketch(table.sketch),
    })
    .from(table)
    .where(and(eq(table.monitorId, id), gte(table.fromAt, new Date(from))))
    .groupBy(at)
    .orderBy(at)
  return rows.map(({ dns, connect, tls, firstByte, body, ...row }) => ({
    ...row,
    phases: { dns, connect, tls, firstByte, body },
  }))
}

const number = (aggregate: SQL) => sql<number>`${aggregate}`.mapWith(Number)

/** The start of the step that a moment lies in, Unix ms. (`date_bin` takes a tenth of the time of dividing seconds.) */
const stepOf = (moment: AnyPgColumn, stepMs: number) => {
  const step = sql.raw(String(stepMs / 1_000))
  return sql<number>`date_part('epoch', date_bin('${step} s', ${moment}, to_timestamp(0))) * 1000`
}
