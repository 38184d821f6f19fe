/** What came after the marks: heartbeats that are not rolled up yet, a quarter of an hour of them at most while a worker lives. */
import type { Id } from "@nightjar/kit/id"
import { and, eq, gt, gte, inArray, or, sql } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import { heartbeat } from "../heartbeat/heartbeat.table.ts"
import { rollupMark } from "./rollup.table.ts"

/** More than these wait only while nothing is rolled up: then a page shows less, and not later. */
const enough = 2_000

const isAfterMark = and(
  eq(heartbeat.monitorId, rollupMark.monitorId),
  eq(heartbeat.region, rollupMark.region),
  gte(heartbeat.slotAt, rollupMark.slotAt),
  or(gt(heartbeat.slotAt, rollupMark.slotAt), gt(heartbeat.attempt, rollupMark.attempt)),
)

/** @param ask.from Unix milliseconds */
export const listTail = async (db: TenantDb, { id, from }: { id: Id<"monitor">; from: number }) => {
  const rows = await db
    .select({
      slotAt: heartbeat.slotAt,
      status: heartbeat.status,
      latencyMs: heartbeat.latencyMs,
      dns: heartbeat.dns,
      connect: heartbeat.connect,
      tls: heartbeat.tls,
      firstByte: heartbeat.firstByte,
      body: heartbeat.body,
    })
    .from(rollupMark)
    .innerJoin(heartbeat, isAfterMark)
    .where(and(eq(rollupMark.monitorId, id), gte(heartbeat.slotAt, new Date(from))))
    .limit(enough)
  return rows.map(({ slotAt, status, latencyMs, ...phases }) => ({ slotAt, status, latencyMs, phases }))
}

/** How many of each status came after the marks of some monitors, by hour. @param from Unix milliseconds */
export const countTails = (db: TenantDb, ids: Id<"monitor">[], from: number) => {
  const at = sql<number>`date_part('epoch', date_bin('1 hour', ${heartbeat.slotAt}, to_timestamp(0))) * 1000`
  const of = (letter: "up" | "degraded" | "down") =>
    sql<number>`count(*) filter (where ${eq(heartbeat.status, letter)})`.mapWith(Number)
  return db
    .select({ monitorId: rollupMark.monitorId, at, up: of("up"), degraded: of("degraded"), down: of("down") })
    .from(rollupMark)
    .innerJoin(heartbeat, isAfterMark)
    .where(and(inArray(rollupMark.monitorId, ids), gte(heartbeat.slotAt, new Date(from))))
    .groupBy(rollupMark.monitorId, at)
}
