/**
 * Queries that are built once and asked often. What the builder made of one (text, parameters, how rows are read) is
 * kept; a question fills in its values, and the tenant, which is always that of the database that is asked. Building
 * the overview's five queries took as long as all else that the process did to answer them.
 */
import { Param, sql } from "drizzle-orm"
import type { AnyPgColumn } from "drizzle-orm/pg-core"
import { PostgresJsDatabase, PostgresJsSession } from "drizzle-orm/postgres-js"
import type { OfTenant } from "./tenant-db.ts"
import { TenantDialect } from "./tenant-dialect.ts"

interface Preparable<Rows> {
  prepare(name: string): { execute(values?: Record<string, unknown>): Promise<Rows> }
}

/** The place of a value in a prepared query, written as the column writes its own. */
export const given = (name: string, column: AnyPgColumn): Param => new Param(sql.placeholder(name), column)

/** No value can be given by this name. */
const tenantOfAsked = sql.placeholder("the tenant of the database that is asked")

/**
 * @param build makes the query on a database of nobody, with `given(…)` or `sql.placeholder(…)` where values go. It is
 * called once for each shape, of which there must be few.
 */
export const prepared = <Db extends OfTenant, Rows, Shape = undefined>(
  build: (db: Db, shape: Shape) => Preparable<Rows>,
) => {
  const kept = new Map<string, ReturnType<Preparable<Rows>["prepare"]>>()
  return (
    db: Db,
    values: Record<string, unknown>,
    ...[shape]: Shape extends undefined ? [] : [Shape]
  ): Promise<Rows> => {
    const key = JSON.stringify(shape) ?? ""
    const query = kept.get(key) ?? build(databaseOfNobody() as never, shape as Shape).prepare(key)
    kept.set(key, query)
    const { client } = (db as unknown as { session: { client: unknown } }).session
    const asked: typeof query = Object.assign(Object.create(query), { client })
    return asked.execute({ ...values, [tenantOfAsked.name]: db.tenant })
  }
}

/** Queries are built on it, and can only be asked of somebody's. */
const databaseOfNobody = () => {
  const dialect = new TenantDialect(tenantOfAsked)
  return new PostgresJsDatabase(
    dialect,
    new PostgresJsSession(undefined as never, dialect, undefined, {}) as never,
    undefined,
  )
}
