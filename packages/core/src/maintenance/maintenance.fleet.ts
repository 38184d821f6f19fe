import type { FleetSql } from "@nightjar/db/transaction"
import { uuidToId } from "@nightjar/kit/id"
import { appendFacts, type Fact } from "../event/event.fleet.ts"
import { type Order, orderStandings } from "../standing/standing.fleet.ts"
import { enterMaintenance, resume } from "../standing/standing.ts"
import type { Timing } from "./timing.ts"
import { nextChange, type Planned, windowAt } from "./windows.ts"

interface DueRow {
  tenant_id: string
  id: string
  timing: Timing
  time_zone: string
  started_at: Date | null
  ended_at: Date | null
  due_at: Date
  now: Date
  is_open: boolean
}

/** What becomes of a maintenance that was due. Unix milliseconds; null where nothing happens. */
interface Advance {
  tenantId: string
  id: string
  closedAt: number | null
  openedAt: number | null
  nextChangeAt: number | null
}

/**
 * Opens and closes the windows of maintenances whose next change is due, and sets the change after it. Several workers
 * may do so at once: each takes what no other has locked.
 * @returns the tenant (a uuid) of each that was looked at; less than `batch` means that nothing more is due
 */
export const advanceMaintenances = async (sql: FleetSql, batch: number): Promise<string[]> => {
  const due = await sql<DueRow[]>`
    select m.tenant_id, m.id, m.timing, m.time_zone, m.started_at, m.ended_at, m.next_change_at as due_at,
      clock_timestamp()::timestamptz(3) as now, exists (
        select from maintenance_window w
        where w.tenant_id = m.tenant_id and w.maintenance_id = m.id and w.to_at is null) as is_open
    from maintenance m where m.next_change_at <= now()
    order by m.next_change_at limit ${batch} for update of m skip locked`
  if (due.length === 0) return []
  const advances = due.map(advanceOf)
  const facts = advances.flatMap(factsOf)
  await Promise.all([
    closeWindows(sql, advances),
    openWindows(sql, advances),
    moveOn(sql, advances),
    facts.length > 0 && appendFacts(sql, facts),
  ])
  return advances.map(({ tenantId }) => tenantId)
}

/**
 * What was due holds from when it was due: an open window ends then, unless the one that is on now has lasted since.
 * A window that came and went while no worker lived has not been.
 */
const advanceOf = (row: DueRow): Advance => {
  const [due, now] = [row.due_at.getTime(), row.now.getTime()]
  const planned = plannedOf(row)
  const window = windowAt(planned, now)
  const goesOn = row.is_open && window !== null && window.from <= due
  return {
    tenantId: row.tenant_id,
    id: row.id,
    closedAt: row.is_open && !goesOn ? due : null,
    openedAt: window && !goesOn ? Math.max(window.from, due) : null,
    nextChangeAt: nextChange(planned, now),
  }
}

const plannedOf = (row: DueRow): Planned => ({
  timing: row.timing,
  timeZone: row.time_zone,
  startedAt: row.started_at?.getTime() ?? null,
  endedAt: row.ended_at?.getTime() ?? null,
})

const factsOf = ({ tenantId, id, closedAt, openedAt }: Advance): Fact[] => {
  const fact = (name: string) => ({ tenantId, name, subject: uuidToId("maintenance", id) })
  return [
    ...(closedAt === null ? [] : [fact("maintenance.ended")]),
    ...(openedAt === null ? [] : [fact("maintenance.began")]),
  ]
}

const keysOf = (advances: readonly Advance[]) => [advances.map((a) => a.tenantId), advances.map((a) => a.id)] as const

const closeWindows = (sql: FleetSql, advances: readonly Advance[]) => {
  const [tenants, ids] = keysOf(advances)
  return sql`
    update maintenance_window w set to_at = a.at
    from unnest(${tenants}::uuid[], ${ids}::uuid[], ${advances.map((a) => a.closedAt)}::timestamptz[])
      as a (tenant_id, id, at)
    where w.tenant_id = a.tenant_id and w.maintenance_id = a.id and w.to_at is null and a.at is not null`
}

const openWindows = (sql: FleetSql, advances: readonly Advance[]) => {
  const [tenants, ids] = keysOf(advances)
  return sql`
    insert into maintenance_window (tenant_id, maintenance_id, from_at)
    select * from unnest(${tenants}::uuid[], ${ids}::uuid[], ${advances.map((a) => a.openedAt)}::timestamptz[])
      as a (tenant_id, id, at)
    where a.at is not null`
}

const moveOn = (sql: FleetSql, advances: readonly Advance[]) => {
  const [tenants, ids] = keysOf(advances)
  return sql`
    update maintenance m set next_change_at = a.at
    from unnest(${tenants}::uuid[], ${ids}::uuid[], ${advances.map((a) => a.nextChangeAt)}::timestamptz[])
      as a (tenant_id, id, at)
    where m.tenant_id = a.tenant_id and m.id = a.id`
}

interface Misplaced {
  tenant_id: string
  monitor_id: string
  /** Of the maintenance to enter; null where there is none to stay in. */
  title: string | null
}

/**
 * Makes monitors stand in maintenance exactly while an open window covers them; paused ones are left alone, and a group
 * is covered by way of its members. It compares
 * what is with what should be, so whatever was missed (a worker that was killed in between, a tag given or taken) is
 * mended by the next time. While nothing runs these are two looks into empty indexes.
 * @returns the tenant (a uuid) of each monitor that entered or left
 */
export const reconcileMaintenance = async (sql: FleetSql, batch: number): Promise<string[]> => {
  const misplaced = await sql<Misplaced[]>`
    with recursive open as materialized (
      select w.tenant_id, w.maintenance_id, m.title from maintenance_window w
      join maintenance m on m.tenant_id = w.tenant_id and m.id = w.maintenance_id
      where w.to_at is null
    ), named as (
      select o.tenant_id, c.monitor_id, o.title from open o
        join maintenance_monitor c on c.tenant_id = o.tenant_id and c.maintenance_id = o.maintenance_id
      union all
      select o.tenant_id, t.monitor_id, o.title from open o
        join maintenance_tag c on c.tenant_id = o.tenant_id and c.maintenance_id = o.maintenance_id
        join monitor_tag t on t.tenant_id = c.tenant_id and t.tag_id = c.tag_id
    ), reached as (
      select * from named
      union
      select m.tenant_id, m.id, r.title from reached r
        join monitor m on m.tenant_id = r.tenant_id and m.group_id = r.monitor_id
    ), covered as materialized (
      select r.tenant_id, r.monitor_id, min(r.title) as title from reached r
      join monitor m on m.tenant_id = r.tenant_id and m.id = r.monitor_id and m.type <> 'group'
      group by r.tenant_id, r.monitor_id
    )
    (select c.tenant_id, c.monitor_id, c.title from covered c cross join lateral (
      select s.settled from standing s where s.tenant_id = c.tenant_id and s.monitor_id = c.monitor_id limit 1) s
    where s.settled not in ('m', 'p'))
    union all
    (select s.tenant_id, s.monitor_id, null from standing s
    where s.settled = 'm' and not exists (
      select from covered c where c.tenant_id = s.tenant_id and c.monitor_id = s.monitor_id)
      and not exists (
        select from monitor m where m.tenant_id = s.tenant_id and m.id = s.monitor_id and m.type = 'group'))
    limit ${batch}`
  if (misplaced.length === 0) return []
  const turns = await orderStandings(sql, misplaced.map(orderOf))
  return turns.map(({ tenantId }) => tenantId)
}

/** Between the look and the lock somebody may have paused it, or another worker may have done the same. */
const orderOf = ({ tenant_id: tenantId, monitor_id: monitorId, title }: Misplaced): Order => ({
  tenantId,
  monitorId,
  move(standing, at) {
    if (title === null) return standing.settled === "maintenance" ? resume(standing, at) : null
    return ["maintenance", "paused"].includes(standing.settled) ? null : enterMaintenance(standing, at)
  },
  reason: title === null ? "The maintenance is over." : `Maintenance: ${title}`,
})
