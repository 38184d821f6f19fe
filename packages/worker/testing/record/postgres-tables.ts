/** The rows of `tables.ts` read out of PostgreSQL, and planted there. */
import type { Pool } from "@nightjar/db/connect"
import { ensureDayPartitions } from "@nightjar/db/partition"
import { asOwner } from "@nightjar/db/transaction"
import { day } from "@nightjar/kit/time"
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
  const rows = await sql.unsafe<Row[]>(`select ${columnsOf(columns).join(", ")} from ${table}`)
  return rows.map((stored) => {
    const row: Row = {}
    for (const [path, [column, kind]] of Object.entries(columns)) {
      const value = stored[column]
      put(row, path, value === null ? null : kind.read(value as never))
    }
    return row
  })
}

/** Writes rows into tables that are empty, or hold none of the same keys. */
export const plantTables = async (sql: Pool, tables: Tables): Promise<void> => {
  const slots = tables.heartbeats.map((beat) => beat.slotAt)
  const [first, last] = [Math.min(...slots), Math.max(...slots)]
  const days = Math.floor((last - first) / day) + 2
  await asOwner(sql, (owner) => ensureDayPartitions(owner, ["heartbeat", "evidence"], first, days))
  // A row may point to another of its table: nothing is asked until all are there.
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    for (const name of names) await plantRows(tx, layouts[name], tables[name] as never[])
  })
}

const plantRows = async (sql: Pick<Pool, "unsafe">, { table, columns, besides }: Layout, rows: never[]) => {
  const stored = rows.map((row) => {
    const values = Object.entries(columns).map(([path, [column, kind]]) => {
      const value = pick(row, path)
      return [column, value === null ? null : kind.write(value as never)]
    })
    return { ...Object.fromEntries(values), ...besides?.(row) }
  })
  if (stored.length === 0) return
  const list = Object.keys(stored[0]!).join(", ")
  await sql.unsafe(
    `insert into ${table} (${list}) overriding system value
      select ${list} from jsonb_populate_recordset(null::${table}, $1::text::jsonb)`,
    [JSON.stringify(stored)],
  )
}

const columnsOf = (columns: Layout["columns"]) => Object.values(columns).map(([column]) => column)

/** A path is the name of a field, or of a field's field. */
const pick = (row: Row, path: string): unknown => {
  const [field, inner] = path.split(".") as [string, string?]
  return inner ? (row[field] as Row)[inner] : row[field]
}

const put = (row: Row, path: string, value: unknown): void => {
  const [field, inner] = path.split(".") as [string, string?]
  row[field] = inner ? { ...(row[field] as Row), [inner]: value } : value
}
