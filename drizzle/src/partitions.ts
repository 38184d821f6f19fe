/** The one clause that drizzle-kit cannot say: tables that `tenantTable` marks get their PARTITION BY. */
import { schema } from "@nightjar/core/schema"
import { scopeOf } from "@nightjar/db/scope"
import { getTableName } from "drizzle-orm"

/** @param ddl as drizzle-kit writes it */
export const withPartitions = (ddl: string): string => {
  let text = ddl
  for (const table of Object.values(schema)) {
    const scope = scopeOf(table)
    if (scope?.kind !== "tenant" || !scope.partition) continue
    const created = new RegExp(`(CREATE TABLE "${getTableName(table)}" \\([^;]*\\n\\));`)
    text = text.replace(created, `$1 PARTITION BY RANGE ("${scope.partition.column}");`)
  }
  return text
}
