import { Param, type Placeholder, type SQL, sql } from "drizzle-orm"
import type { AnyPgColumn } from "drizzle-orm/pg-core"

/**
 * `inArray` with all values as one parameter, so that a list of any length is the same statement, which PostgreSQL
 * keeps prepared.
 */
export const among = <Column extends AnyPgColumn>(
  column: Column,
  values: readonly Column["_"]["data"][] | Placeholder,
): SQL => sql`${column} = any(${new Param(values, arrayOf(column))})`

/** PostgreSQL's own spelling of an array. */
const arrayOf = (column: AnyPgColumn) => ({
  mapToDriverValue: (values: readonly unknown[]) =>
    `{${values.map((value) => quoted(String(column.mapToDriverValue(value)))).join(",")}}`,
})

const quoted = (text: string) => `"${text.replace(/["\\]/g, "\\$&")}"`
