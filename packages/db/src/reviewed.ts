/**
 * The few statements that the query builder cannot say. Each is written with the tenant as a parameter, read by
 * a second person, and listed in the handbook; everything else that is raw is refused on a tenant's database.
 */
import { idToUuid } from "@nightjar/kit/id"
import { type SQL, sql } from "drizzle-orm"
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core"
import { dialectOf, type OfTenant } from "./tenant-db.ts"

export interface ReviewedStatement {
  name: string
  tables: readonly string[]
  reason: string
}
export const reviewedStatements: ReviewedStatement[] = []

/**
 * @param about `name` is `noun.what`, `reason` says why the builder cannot say it
 * @param build gets the tenant as a bound uuid parameter; it must stand beside every table named
 * @returns a function that runs the statement; timestamps come as text
 */
export const reviewed = <Args extends unknown[], Row>(
  about: ReviewedStatement,
  build: (tenant: SQL, ...args: Args) => SQL,
) => {
  reviewedStatements.push(about)
  return async (db: OfTenant, ...args: Args): Promise<Row[]> => {
    const statement = dialectOf(db).vet(build(sql`${idToUuid(db.tenant)}::uuid`, ...args))
    return (await (db as unknown as PgDatabase<PgQueryResultHKT>).execute(statement)) as Row[]
  }
}
