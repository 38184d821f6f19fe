import type { FleetSql } from "@nightjar/db/transaction"

/** Ended sessions and unused arrivals are worth nothing to anybody; returns how many went. */
export const sweepSessions = async (sql: FleetSql): Promise<number> => {
  const sessions = await sql`delete from session where expires_at < now() - interval '1 day'`
  const arrivals = await sql`delete from arrival where expires_at < now()`
  return sessions.count + arrivals.count
}
