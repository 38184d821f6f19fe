/** The publisher in PostgreSQL: which pages are out of date is asked of all tenants, and each is drawn as its own. */
import type { Database } from "@nightjar/core/context"
import { listOutOfDate, type OutOfDate } from "@nightjar/core/snapshot/fleet"
import { renewSnapshot } from "@nightjar/core/snapshot/queries"
import type { FleetDb } from "@nightjar/db/transaction"
import type { Id } from "@nightjar/kit/id"
import type { Log } from "@nightjar/kit/log"
import type { Publisher } from "./publisher.ts"

export interface PostgresPublisherOptions {
  db: FleetDb
  database: Database
  log: Log
}

const atOnce = 100

export const postgresPublisher = ({ db, database, log }: PostgresPublisherOptions): Publisher => {
  /** One that fails is tried again with the next look, and stands in nobody's way. */
  const draw = async ({ tenant, page, builtAt }: OutOfDate): Promise<Id<"statusPage">[]> => {
    try {
      const isDrawn = await database.write(tenant, (tenantDb) => renewSnapshot(tenantDb, { id: page, builtAt }))
      return isDrawn ? [page] : []
    } catch (error) {
      log.error({ err: error, tenant, page }, "a status page could not be drawn")
      return []
    }
  }

  return {
    async publish() {
      const found = await db.transaction((sql) => listOutOfDate(sql, atOnce))
      const drawn = (await Promise.all(found.map(draw))).flat()
      return { drawn, more: drawn.length === atOnce }
    },
  }
}
