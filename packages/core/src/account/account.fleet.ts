import type { FleetSql } from "@nightjar/db/transaction"

export const dropOldLinks = (sql: FleetSql): Promise<unknown> => sql`delete from account_link where expires_at < now()`
