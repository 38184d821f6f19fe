/** Parts of tables by day or month, made ahead of time. The parent's policies and grants hold for whoever asks through it. */
import { day } from "@nightjar/kit/time"
import { getTableName } from "drizzle-orm"
import type { PgTable } from "drizzle-orm/pg-core"
import type { Sql, TransactionSql } from "postgres"
import type { Pool } from "./connect.ts"
import { policy } from "./policy.ts"
import { type Partition, scopeOf } from "./scope.ts"
import { asOwnerAlone } from "./transaction.ts"

/** Any number that no other lock has: makers of partitions take turns. */
const lockKey = 72_784_294
/** Dropping waits for readers, and whoever comes meanwhile waits behind it: it gives up before anybody notices. */
const dropPatienceMs = 300

export interface Part {
  name: string
  /** Unix milliseconds; `until` is exclusive. */
  from: number
  until: number
}

/** How a table is divided. Throws for one that is not. */
export const partitionOf = (table: PgTable): Partition => {
  const scope = scopeOf(table)
  if (scope?.kind !== "tenant" || !scope.partition) throw new Error(`Table "${getTableName(table)}" has no partitions.`)
  return scope.partition
}

const startOf = (each: Partition["each"], moment: number) => {
  const date = new Date(moment)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), each === "day" ? date.getUTCDate() : 1)
}

/** The start of the part after the one that a moment lies in. No month is longer than 31 days. */
const nextStart = (each: Partition["each"], moment: number) =>
  startOf(each, startOf(each, moment) + (each === "day" ? 1 : 31) * day)

/** `20261123` or `202611`. */
const suffixOf = (each: Partition["each"], from: number) =>
  new Date(from)
    .toISOString()
    .slice(0, each === "day" ? 10 : 7)
    .replaceAll("-", "")

/** The part of a table that a moment lies in, whether it exists or not. */
export const partAt = (table: PgTable, moment: number): Part => {
  const { each } = partitionOf(table)
  const from = startOf(each, moment)
  return { name: `${getTableName(table)}_${suffixOf(each, from)}`, from, until: nextStart(each, moment) }
}

const partsBetween = (table: PgTable, from: number, until: number): Part[] => {
  const parts: Part[] = []
  for (let at = from; at <= until; at = parts.at(-1)!.until) parts.push(partAt(table, at))
  return parts
}

/** Those that exist, oldest first. */
export const listParts = async (sql: Sql, table: PgTable): Promise<Part[]> => {
  const rows = await sql<{ name: string }[]>`
    select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = ${getTableName(table)}::regclass order by c.relname`
  return rows.map(({ name }) => {
    const [, year, month, date] = /_(\d{4})(\d{2})(\d{2})?$/.exec(name)!
    return partAt(table, Date.UTC(Number(year), Number(month) - 1, Number(date ?? 1)))
  })
}

/**
 * Makes the parts that are missing. Each is made beside its parent and attached, which stops no insert;
 * `create table … partition of` would wait for all of them and hold up the rest.
 * @param sql a transaction of the owner (`asOwner`)
 * @param from of the first and
 * @param until the last part any moment, Unix milliseconds
 * @returns the names of those that were made
 */
export const ensureParts = async (
  sql: TransactionSql,
  tables: readonly PgTable[],
  from: number,
  until: number,
): Promise<string[]> => {
  await sql`select pg_advisory_xact_lock(${lockKey})`
  const wanted = tables.flatMap((table) => partsBetween(table, from, until).map((part) => ({ table, ...part })))
  const known = await sql<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace
      and relname in ${sql(wanted.map((part) => part.name))}`
  const missing = wanted.filter((part) => !known.some((row) => row.name === part.name))
  for (const part of missing) await sql.unsafe(creation(getTableName(part.table), part))
  return missing.map((part) => part.name)
}

const creation = (table: string, { name, from, until }: Part): string => `
  create table "${name}" (like "${table}" including all);
  alter table "${name}" enable row level security;
  alter table "${name}" force row level security;
  ${policy(`"${name}"`, "owner", "all", "nightjar_owner", "true")}
  alter table "${table}" attach partition "${name}"
    for values from ('${new Date(from).toISOString()}') to ('${new Date(until).toISOString()}');`

/** The parts that are kept no longer. */
export const listExpired = async (sql: Sql, table: PgTable, now: number): Promise<Part[]> => {
  const { keepDays } = partitionOf(table)
  if (keepDays === null) return []
  return (await listParts(sql, table)).filter((part) => part.until <= now - keepDays * day)
}

/** Throws (55P03) when it would have to wait: the next time may be better. @param sql a transaction of the owner */
export const dropPart = async (sql: TransactionSql, { name }: Part): Promise<void> => {
  await sql.unsafe(`set local lock_timeout = ${dropPatienceMs}; drop table "${name}"`)
}

/**
 * Makes the indexes of a part that is no longer written to anew. Inserts all over an index leave its pages half empty:
 * 107 bytes a heartbeat, and 68 afterwards. Readers do not wait. What a try that was killed left behind is removed.
 * @param pool opened with the owner's login
 */
export const tightenPart = async (pool: Pool, { name }: Part, signal: AbortSignal): Promise<void> => {
  const indexes = await pool<{ name: string; valid: boolean }[]>`
    select c.relname as name, i.indisvalid as valid from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid = ${name}::regclass`
  for (const index of indexes)
    await asOwnerAlone(pool, `${index.valid ? "reindex" : "drop"} index concurrently "${index.name}"`, signal)
}
