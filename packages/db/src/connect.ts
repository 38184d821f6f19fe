/** One pool of connections. Nothing is ever run as the login itself: see `transaction.ts`. */
import postgres from "postgres"

export type Pool = postgres.Sql

export interface PoolOptions {
  /** Connections at most. */
  max: number
  /** Shown in pg_stat_activity. */
  name: string
  /** Behind PgBouncer in transaction mode a prepared statement may meet another server: then false. */
  prepare?: boolean
  /** For session locks: connections are not given up by themselves. */
  lasting?: boolean
}

const settings = (options: PoolOptions) => ({
  max: options.max,
  prepare: options.prepare ?? true,
  connection: { application_name: options.name },
  connect_timeout: 5,
  ...(options.lasting ? { max_lifetime: null } : { idle_timeout: 60 }),
  onnotice: () => {},
})

/** Drizzle reads dates and JSON as text and parses them by the column's type; raw rows therefore hold text too. */
const asText = (value: unknown) => value as string
const dateTypes = [1082, 1083, 1114, 1115, 1182, 1184, 1185, 1231]

export const openPool = (url: string, options: PoolOptions): Pool => {
  const pool = postgres(url, settings(options))
  for (const type of dateTypes) {
    pool.options.parsers[type] = asText
    pool.options.serializers[type] = asText
  }
  pool.options.serializers[114] = asText
  pool.options.serializers[3802] = asText
  return pool
}

/** A pool whose rows hold `Date`s and parsed JSON, for set-based statements written by hand. */
export const openRawPool = (url: string, options: PoolOptions): Pool => postgres(url, settings(options))

/** The name in PostgreSQL's error, e.g. `23505`; undefined when it is not one. Drizzle wraps errors in `cause`. */
export const sqlState = (error: unknown): string | undefined => {
  const candidate = error as { code?: unknown; cause?: unknown } | undefined
  if (typeof candidate?.code === "string" && /^[0-9A-Z]{5}$/.test(candidate.code)) return candidate.code
  return candidate?.cause ? sqlState(candidate.cause) : undefined
}

/** True where another row already has the value of the named unique constraint. */
export const isTaken = (error: unknown, constraint: string): boolean => {
  const candidate = error as { code?: string; constraint_name?: string; cause?: unknown } | undefined
  if (candidate?.code === "23505") return candidate.constraint_name === constraint
  return candidate?.cause ? isTaken(candidate.cause, constraint) : false
}
