/** Transactions that are not a tenant's: the worker's fleet, the feed's reader, the doors, the owner. */

import type { TransactionSql } from "postgres"
import type { Pool } from "./connect.ts"
import { enter } from "./tenant-db.ts"

/** SQL over many tenants. Only `packages/worker` obtains one, and only `*.fleet.ts` files take one. */
export type FleetSql = TransactionSql & { readonly fleet: true }

export interface FleetDb {
  transaction<T>(use: (sql: FleetSql) => Promise<T>): Promise<T>
}

/** @param onBegun hears how long each transaction waited for a connection and its beginning */
export const fleetDatabase = (pool: Pool, onBegun?: (waitMs: number) => void): FleetDb => ({
  transaction(use) {
    const asked = performance.now()
    return pool.begin(async (transaction) => {
      onBegun?.(performance.now() - asked)
      const { text, values } = enter("nightjar_worker", null)
      await transaction.unsafe(text, values, { prepare: true })
      return use(transaction as FleetSql)
    }) as never
  },
})

export type FeedSql = TransactionSql

/** Read-only sight of `event` for the one reader of a web process. */
export const readFeed = <T>(pool: Pool, use: (sql: FeedSql) => Promise<T>): Promise<T> =>
  pool.begin("read only", async (transaction) => {
    const { text, values } = enter("nightjar_feed", null)
    await transaction.unsafe(text, values, { prepare: true })
    return use(transaction)
  }) as never

/** SQL of the schema's owner, whom no row-level security binds. */
export type OwnerSql = TransactionSql

/** DDL that the running system needs (partitions). `pool` is opened with `DATABASE_OWNER_URL`. */
export const asOwner = <T>(pool: Pool, use: (sql: OwnerSql) => Promise<T>): Promise<T> =>
  pool.begin(async (transaction) => {
    await transaction.unsafe("set local role nightjar_owner")
    return use(transaction)
  }) as never

/** A door's name, and what it takes. */
export type Question = readonly [name: string, args: readonly unknown[]]

/** Asks a door. Rows come with snake_case names and timestamps as the pool parses them. */
export const askDoor = async <Row>(pool: Pool, ...question: Question): Promise<Row[]> => {
  const [rows] = await askDoors(pool, [question])
  return rows as Row[]
}

/** Asks several in one transaction. Rejects when one of them fails. */
export const askDoors = (pool: Pool, questions: readonly Question[]): Promise<unknown[][]> =>
  pool.begin(async (transaction) => {
    const { text, values } = enter("nightjar_app", null)
    await transaction.unsafe(text, values, { prepare: true })
    return Promise.all(
      questions.map(async ([name, args]) => {
        const places = args.map((_, index) => `$${index + 1}`).join(", ")
        return [
          ...(await transaction.unsafe(`select * from door_${name}(${places})`, args as never[], { prepare: true })),
        ]
      }),
    )
  }) as never

/**
 * One statement of the owner that may not stand in a transaction (`reindex … concurrently`). The role is the session's
 * for this long, so the owner's login must not go through a pooler; for migrations it does not either.
 * @param signal cancels it; then it throws (57014)
 */
export const asOwnerAlone = async (pool: Pool, statement: string, signal: AbortSignal): Promise<void> => {
  const connection = await pool.reserve()
  try {
    await connection.unsafe("set role nightjar_owner")
    const running = connection.unsafe(statement)
    const cancel = () => running.cancel()
    signal.addEventListener("abort", cancel)
    await running.finally(() => signal.removeEventListener("abort", cancel))
  } finally {
    await connection.unsafe("reset role")
    connection.release()
  }
}
