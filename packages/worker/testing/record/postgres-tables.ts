/** The rows of `tables.ts` read out of PostgreSQL. */
import type { Pool } from "@nightjar/db/connect"
import { type Layout, layouts } from "./layout.ts"
import type { Tables } from "./tables.ts"

type Row = Record<string, unknown>
const names = Object.keys(layouts) as (keyof Tables)[]

/** @param sql of a login that row-level security does not bind */
export const readTables = async (sql: Pool): Promise<Tables> => {
  const tables = await Promise.all(names.map(async (name) => [name, await readRows(sql, layouts[name])]))
  return Object.fromEntries(tables)
}

const readRows = async (sql: Pool, { table, columns }: Layout): Promise<Row[]> => {
  const list = columnsOf(columns).join(", ")
  const rows = await sql.unsafe<Row[]>(`select ${list} from ${table} order by ${list}`)
  return rows.map((stored) => {
    const row: Row = {}
    for (const [path, [column, kind]] of Object.entries(columns)) {
      const value = stored[column]
      put(row, path, value === null ? null : kind(value as never))
    }
    return row
  })
}

const columnsOf = (columns: Layout["columns"]) => Object.values(columns).map(([column]) => column)

/** A path is the name of a field, or of a field's field. */
const put = (row: Row, path: string, value: unknown): void => {
  const [field, inner] = path.split(".") as [string, string?]
  row[field] = inner ? { ...(row[field] as Row), [inner]: value } : value
}
