import type { FleetSql } from "@nightjar/db/transaction"
import { deathReachMs, type Life } from "../gap/gap.ts"
import { deadAfterMs, type FleetMember, type Load, lifeOf, type WorkerState } from "./worker.ts"

/** Leads the two keys of a life's session lock; any number that nobody else uses. */
const lockSpace = 78_565_827

/** Puts the worker on the list of the fleet. */
export const register = (
  sql: FleetSql,
  worker: { id: string; region: number; concurrency: number; host: string },
): Promise<unknown> => sql`
  insert into worker (id, region, concurrency, host)
  values (${worker.id}, ${worker.region}, ${worker.concurrency}, ${worker.host})
  on conflict (id) do update set region = excluded.region, concurrency = excluded.concurrency, host = excluded.host,
    started_at = now()`

/**
 * Begins a life and locks it for the session, before the row can be seen by a reaper. The session must be the
 * process's own: the lock falls with it, and then the claims are freed without waiting for missing signs.
 */
export const beginLife = async (
  sql: FleetSql,
  life: { workerId: string; region: number; after: Life["after"] },
): Promise<number> => {
  const [row] = await sql<{ id: number }[]>`
    with life as (
      insert into worker_life (worker_id, region, after) values (${life.workerId}, ${life.region}, ${life.after})
      returning id)
    select id, pg_advisory_lock(${lockSpace}, id) from life`
  return row!.id
}

/**
 * @returns the database's time; null when the life has ended meanwhile: the process was frozen or cut off, and its
 * claims are no longer its own
 */
export const giveSign = async (sql: FleetSql, life: number, load: Load): Promise<number | null> => {
  const [row] = await sql<{ seen: Date }[]>`
    update worker_life set seen_at = clock_timestamp(), load = ${JSON.stringify(load)}::text::jsonb
    where id = ${life} and ended_at is null and seen_at > clock_timestamp() - ${deadAfterMs} * interval '1 millisecond'
    returning seen_at as seen`
  return row?.seen.getTime() ?? null
}

/** Ends the lives that give no sign, or whose session is gone, and one's own when asked. */
export const endLives = async (sql: FleetSql, own: number | null = null): Promise<number[]> => {
  const rows = await sql<{ id: number }[]>`
    update worker_life set ended_at = case when id = ${own} then clock_timestamp() else seen_at end
    where id in (
      select id from worker_life
      where ended_at is null and (id = ${own}
        or seen_at < clock_timestamp() - ${deadAfterMs} * interval '1 millisecond'
        or pg_try_advisory_xact_lock(${lockSpace}, id))
      for update skip locked)
    returning id`
  return rows.map((row) => row.id)
}

/** Gives the session's lock back, so that the session can begin another life. */
export const forgetLife = (sql: FleetSql, life: number): Promise<unknown> =>
  sql`select pg_advisory_unlock(${lockSpace}, ${life})`

/** The lives of a region that lasted at a time (Unix milliseconds) or began after it, to explain its gaps. */
export const listLives = async (sql: FleetSql, region: number, from: number): Promise<Life[]> => {
  const rows = await sql<{ born_at: Date; seen_at: Date; ended_at: Date | null; after: Life["after"] }[]>`
    select born_at, seen_at, ended_at, after from worker_life
    where region = ${region} and seen_at >= to_timestamp(${(from - deathReachMs) / 1000})`
  return rows.map(({ born_at, seen_at, ended_at, after }) => {
    const [bornAt, seenAt, endedAt] = [born_at.getTime(), seen_at.getTime(), ended_at?.getTime() ?? null]
    return lifeOf({ bornAt, seenAt, endedAt, after })
  })
}

/** Lives are kept as long as a gap may have to be explained by them. */
export const dropOldLives = (sql: FleetSql): Promise<unknown> =>
  sql`delete from worker_life where seen_at < now() - interval '90 days'`

interface MemberRow {
  id: string
  region: string
  host: string
  concurrency: number
  state: WorkerState
  started_at: Date
  seen_at: Date
  load: Load
}

/** Every worker that lived in the last day, by its last life. */
export const listFleet = async (sql: FleetSql): Promise<FleetMember[]> => {
  const rows = await sql<MemberRow[]>`
    select w.id, r.name as region, w.host, w.concurrency, w.started_at, l.seen_at, l.load,
      case
        when l.ended_at > l.seen_at then 'gone'
        when l.ended_at is not null or l.seen_at < now() - ${deadAfterMs} * interval '1 millisecond' then 'dead'
        else 'alive' end as state
    from worker w
    join region r on r.code = w.region
    cross join lateral (select * from worker_life l where l.worker_id = w.id order by l.id desc limit 1) l
    where l.seen_at > now() - interval '1 day'
    order by r.name, w.id`
  return rows.map(({ started_at, seen_at, ...row }) => ({
    ...row,
    startedAt: started_at.toISOString(),
    seenAt: seen_at.toISOString(),
  }))
}
