import type { Pool } from "@nightjar/db/connect"
import { type FeedSql, readFeed } from "@nightjar/db/transaction"
import { type Id, idToUuid, uuidToId } from "@nightjar/kit/id"
import { endOfTime, partsOf, positionBefore, positionOf } from "../event/position.ts"
import type { Feed, FeedEvent } from "./feed.ts"

interface EventRow {
  xid: string
  id: string
  tenant_id: string
  name: string
  subject: string | null
  detail: Record<string, unknown> | null
  at_ms: number
}

/**
 * A row is settled when its transaction is older than every open one: nothing can come before it any more. The horizon
 * is asked first, since what is below it stays so, whatever the second statement sees.
 */
export const openFeed = (pool: Pool): Feed => ({
  read: ({ after, upTo = endOfTime, tenant, limit }) =>
    readFeed(pool, async (sql) => {
      const [[present], rows] = await Promise.all([
        sql<{ xmin: string; now_ms: number }[]>`
          select pg_snapshot_xmin(pg_current_snapshot())::text as xmin,
            floor(extract(epoch from clock_timestamp()) * 1000)::float8 as now_ms`,
        after ? readRows(sql, { after: partsOf(after), upTo: partsOf(upTo), tenant, limit }) : [],
      ])
      const { xmin, now_ms } = present!
      const settled = rows.filter((row) => BigInt(row.xid) < BigInt(xmin))
      return {
        events: settled.map(toEvent),
        horizon: positionBefore(xmin, now_ms),
        isWaiting: settled.length < rows.length,
        isFull: settled.length === limit,
      }
    }),
})

type Place = ReturnType<typeof partsOf>
type Range = { after: Place; upTo: Place; tenant: Id<"tenant"> | undefined; limit: number }

const readRows = (sql: FeedSql, { after, upTo, tenant, limit }: Range) => {
  const only = tenant ? idToUuid(tenant) : null
  // Named by its table, xid is the number; alone in `order by` it would be the text that is selected.
  return sql<EventRow[]>`
    select e.xid::text, e.id, tenant_id, name, subject, detail, floor(extract(epoch from at) * 1000)::float8 as at_ms
    from event e
    where (e.xid, e.id) > (${after.xid}::xid8, ${after.id}::uuid)
      and (e.xid, e.id) <= (${upTo.xid}::xid8, ${upTo.id}::uuid)
      and (${only}::uuid is null or tenant_id = ${only}::uuid)
    order by e.xid, e.id limit ${limit}`
}

const toEvent = (row: EventRow): FeedEvent => ({
  tenant: uuidToId("tenant", row.tenant_id),
  position: positionOf(row.xid, uuidToId("event", row.id)),
  item: {
    type: "event",
    name: row.name,
    subject: row.subject,
    detail: row.detail,
    at: new Date(row.at_ms).toISOString(),
  },
})
