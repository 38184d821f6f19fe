/** Asking doors: alone, before a tenant is known, or inside a tenant's transaction, so that both commit or neither. */
import { sql } from "drizzle-orm"
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core"
import type { Pool } from "./connect.ts"
import { dialectOf, type OfTenant } from "./tenant-db.ts"
import { askDoor } from "./transaction.ts"

export interface Doors {
  /** Rows with the door's own column names; uuids and timestamps come as text. */
  ask<Row>(name: string, args: readonly unknown[]): Promise<Row[]>
}

export const doorsOf = (pool: Pool): Doors => ({ ask: (name, args) => askDoor(pool, name, args) })

/** A door takes exact values and confines itself, so the tenant's dialect lets it pass. */
export const doorsWithin = (db: OfTenant): Doors => ({
  async ask<Row>(name: string, args: readonly unknown[]) {
    const places = sql.join(
      args.map((arg) => sql.param(arg)),
      sql`, `,
    )
    const statement = dialectOf(db).vet(sql`select * from ${sql.identifier(`door_${name}`)}(${places})`)
    return (await (db as unknown as PgDatabase<PgQueryResultHKT>).execute(statement)) as Row[]
  },
})
