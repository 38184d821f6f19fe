import { Param, type SQL, sql } from "drizzle-orm"
import type { AnyPgColumn } from "drizzle-orm/pg-core"

/**
 * `inArray` with all values as one parameter, so that a list of any length is the same statement, which PostgreSQL
 * keeps prepared. For columns whose driver values hold no comma, quote or brace: ids and letters.
 */
export const among = <Column extends AnyPgColumn>(column: Column, values: readonly Column["_"]["data"][]): SQL =>
  sql`${column} = any(${new Param(values, arrayOf(column))})`

const arrayOf = (column: AnyPgColumn) => ({
  mapToDriverValue: (values: readonly unknown[]) =>
    `{${values.map((value) => column.mapToDriverValue(value)).join(",")}}`,
})
