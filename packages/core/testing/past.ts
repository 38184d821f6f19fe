/** Heartbeats of days gone by, straight into their table, and what was packed of them. */
import { ensureParts } from "@nightjar/db/partition"
import { asOwner } from "@nightjar/db/transaction"
import { type Id, idToUuid } from "@nightjar/kit/id"
import { day, minute } from "@nightjar/kit/time"
import type { Sql } from "postgres"
import type { Beat } from "../src/heartbeat/heartbeat.ts"
import { unpackHour } from "../src/heartbeat/pack.ts"
import { type BeatRow, beatOf } from "../src/heartbeat/packing.fleet.ts"
import { dividedTables } from "../src/schema.ts"
import type { TestTenant } from "./world.ts"

export interface Whose {
  tenant: TestTenant
  monitor: Id<"monitor">
}

/** The start of the UTC day so many days ago. */
export const daysAgo = (days: number): number => (Math.floor(Date.now() / day) - days) * day

/**
 * One heartbeat each minute, 7 s past it: answers of 20 to 100 ms, the last of 17 slow, the one before it a failure with
 * a retry. They take the places from 1 on among the verdicts.
 */
export const plantBeats = async (
  sql: Sql,
  { tenant, monitor }: Whose,
  { from, count, region = 1 }: { from: number; count: number; region?: number },
): Promise<void> => {
  await asOwner(sql, (owner) => ensureParts(owner, dividedTables, from, from + count * minute))
  await sql`
    insert into heartbeat (tenant_id, monitor_id, slot_at, started_at, latency_ms, token, seq, dns, connect, tls,
      first_byte, body, region, attempt, status, state)
    select ${idToUuid(tenant.info.id)}, ${idToUuid(monitor)}, slot_at, slot_at + (n % 5 + 20000 * attempt) * interval '1 ms',
      case when n % 17 = 15 then null else round((20 + 80 * abs(sin(n)))::numeric, 2)::real end, n + attempt, n + attempt,
      140 + n % 3, 170 + n % 5, 0, 200 + n % 7, 90, ${region}, attempt,
      case n % 17 when 15 then 'd' when 16 then 'g' else 'u' end, case n % 17 when 15 then 'c' when 16 then 'g' else 'u' end
    from generate_series(1, ${count}::int) n
    cross join lateral (
      select ${new Date(from)}::timestamptz + (n - 1) * interval '1 minute' + interval '7 s' as slot_at) s
    cross join lateral generate_series(0, case when n % 17 = 15 then 1 else 0 end) attempt`
}

/** What a monitor's heartbeats of a day are, hot or packed, in their order. */
export const readHot = async (sql: Sql, { monitor }: Whose, dayAt: number): Promise<Beat[]> => {
  const rows = await sql<BeatRow[]>`
    select * from heartbeat where monitor_id = ${idToUuid(monitor)} and slot_at >= ${new Date(dayAt)}
      and slot_at < ${new Date(dayAt + day)} order by region, slot_at, attempt`
  return rows.map(beatOf)
}

export const readPacked = async (sql: Sql, { monitor }: Whose, dayAt: number): Promise<Beat[]> => {
  const rows = await sql<{ packed: Uint8Array }[]>`
    select packed from heartbeat_hour where monitor_id = ${idToUuid(monitor)} and hour_at >= ${new Date(dayAt)}
      and hour_at < ${new Date(dayAt + day)} order by region, hour_at`
  return rows.flatMap((row) => unpackHour(row.packed))
}
