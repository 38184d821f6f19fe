/** Day partitions, made ahead of time. The parent's policies and grants hold for whoever asks through it. */
import { day } from "@nightjar/kit/time"
import type { TransactionSql } from "postgres"
import { policy } from "./policy.ts"

/** Any number that no other lock has: makers of partitions take turns. */
const lockKey = 72_784_294

const dayOf = (moment: number) => new Date(moment).toISOString().slice(0, 10)

/**
 * Makes the missing partitions of UTC days. Each is made beside its parent and attached, which stops no insert;
 * `create table … partition of` would wait for all of them and hold up the rest.
 * @param sql a transaction of the owner (`asOwner`)
 * @param first any moment of the first day, Unix milliseconds
 * @returns the names of those that were made
 */
export const ensureDayPartitions = async (
  sql: TransactionSql,
  tables: readonly string[],
  first: number,
  days: number,
): Promise<string[]> => {
  await sql`select pg_advisory_xact_lock(${lockKey})`
  const wanted = tables.flatMap((table) =>
    Array.from({ length: days }, (_, i) => {
      const [from, to] = [dayOf(first + i * day), dayOf(first + (i + 1) * day)]
      return { table, from, to, name: `${table}_${from.replaceAll("-", "")}` }
    }),
  )
  const known = await sql<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace
      and relname in ${sql(wanted.map((partition) => partition.name))}`
  const missing = wanted.filter((partition) => !known.some((row) => row.name === partition.name))
  for (const { table, name, from, to } of missing)
    await sql.unsafe(`
      create table "${name}" (like "${table}" including all);
      alter table "${name}" enable row level security;
      alter table "${name}" force row level security;
      ${policy(`"${name}"`, "owner", "all", "nightjar_owner", "true")}
      alter table "${table}" attach partition "${name}" for values from ('${from} 00:00+00') to ('${to} 00:00+00');`)
  return missing.map((partition) => partition.name)
}
