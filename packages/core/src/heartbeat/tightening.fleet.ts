import type { Part } from "@nightjar/db/partition"
import type { FleetDb } from "@nightjar/db/transaction"

/** Notes that a day's index is made anew, once. @returns false where somebody has done it, or is at it */
export const beginTightening = (db: FleetDb, { from }: Part): Promise<boolean> =>
  db.transaction(async (sql) => {
    const rows = await sql`
      insert into heartbeat_day (day_at, tightened_at) values (${new Date(from)}, now())
      on conflict (day_at) do update set tightened_at = now() where heartbeat_day.tightened_at is null
      returning day_at`
    return rows.length > 0
  })

/** Somebody is to try it again. */
export const giveUpTightening = (db: FleetDb, { from }: Part): Promise<unknown> =>
  db.transaction((sql) => sql`update heartbeat_day set tightened_at = null where day_at = ${new Date(from)}`)
