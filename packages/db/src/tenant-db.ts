/**
 * The database as one tenant sees it. It exists only inside a transaction whose first statement has set role and
 * tenant locally (a session-level SET leaked to the next client through PgBouncer when tried).
 */
import type { Id } from "@nightjar/kit/id"
import { idToUuid } from "@nightjar/kit/id"
import { createTableRelationsHelpers, extractTablesRelationalConfig } from "drizzle-orm"
import { PostgresJsDatabase, PostgresJsSession } from "drizzle-orm/postgres-js"
import type { Pool } from "./connect.ts"
import { TenantDialect } from "./tenant-dialect.ts"

/** `Schema` is core's map of tables and relations; `db.query.monitor.findMany` reads it. */
export type TenantDb<Schema extends Record<string, unknown>> = PostgresJsDatabase<Schema> & OfTenant

/** What statements need to know of a tenant's database, whatever its schema. */
export interface OfTenant {
  readonly tenant: Id<"tenant">
}

/** What a session needs of postgres.js: a transaction, or one that opens at its first query. */
interface Client {
  unsafe(query: string, params?: unknown[], options?: { prepare?: boolean }): PendingRows
}
type PendingRows = Promise<unknown[]> & { values(): Promise<unknown[][]> }

/**
 * The limits keep a stuck caller from holding the snapshot horizon: readers of `event` wait for the oldest
 * open transaction, and no write lasts over a second by design.
 */
export const enter = (role: "nightjar_app" | "nightjar_feed" | "nightjar_worker", tenant: Id<"tenant"> | null) => ({
  text: `select set_config('role', $1, true), set_config('app.tenant_id', $2, true),
    set_config('idle_in_transaction_session_timeout', '5000', true), set_config('statement_timeout', '15000', true)`,
  values: [role, tenant ? idToUuid(tenant) : ""],
})

export interface TenantDatabase<Schema extends Record<string, unknown>> {
  /**
   * A read-only transaction that is opened at its first query and ended with `use`; `use` that asks nothing
   * costs no connection.
   */
  read<T>(tenant: Id<"tenant">, use: (db: TenantDb<Schema>) => Promise<T>): Promise<T>
  /** One read-write transaction; rolled back when `use` throws. */
  write<T>(tenant: Id<"tenant">, use: (db: TenantDb<Schema>) => Promise<T>): Promise<T>
}

export const tenantDatabase = <Schema extends Record<string, unknown>>(
  pool: Pool,
  schema: Schema,
): TenantDatabase<Schema> => {
  const { tables, tableNamesMap } = extractTablesRelationalConfig(schema, createTableRelationsHelpers)
  const relational = { fullSchema: schema, schema: tables, tableNamesMap }

  const open = (client: Client, tenant: Id<"tenant">): TenantDb<Schema> => {
    const dialect = new TenantDialect(tenant)
    const session = new PostgresJsSession(preparing(client) as never, dialect, relational as never, {})
    const db = new PostgresJsDatabase(dialect, session as never, relational as never)
    return Object.assign(db, { tenant }) as unknown as TenantDb<Schema>
  }

  return {
    async read(tenant, use) {
      const lazy = lazyTransaction(pool, tenant)
      try {
        return await use(open(lazy.client, tenant))
      } finally {
        await lazy.end()
      }
    },
    write: (tenant, use) =>
      pool.begin(async (transaction) => {
        const { text, values } = enter("nightjar_app", tenant)
        await transaction.unsafe(text, values, { prepare: true })
        return use(open(transaction as unknown as Client, tenant))
      }) as never,
  }
}

/**
 * A statement with more parameters than this holds a list. PostgreSQL keeps a prepared statement for as long as its
 * connection lives, and lists come in every length.
 */
const mostParameters = 32

/** Planned once for each connection instead of at every use: planning the overview took longer than running it. */
const preparing = (client: Client): Client => ({
  unsafe: (query, params = []) => client.unsafe(query, params, { prepare: params.length <= mostParameters }),
})

/** The dialect of a tenant's database, for `reviewed()`. */
export const dialectOf = (db: OfTenant): TenantDialect => (db as unknown as { dialect: TenantDialect }).dialect

const lazyTransaction = (pool: Pool, tenant: Id<"tenant">) => {
  let finish = () => {}
  let ended: Promise<unknown> = Promise.resolve()
  let client: Promise<Client> | undefined

  const start = () =>
    new Promise<Client>((resolve, reject) => {
      const finished = new Promise<void>((done) => {
        finish = done
      })
      ended = pool
        .begin("read only", async (transaction) => {
          const { text, values } = enter("nightjar_app", tenant)
          // Travels with the first question, which fails with it: nothing runs in an aborted transaction.
          const entered = transaction.unsafe(text, values, { prepare: true }).execute()
          resolve(transaction as unknown as Client)
          await Promise.all([entered, finished])
        })
        .catch(reject)
    })

  return {
    client: {
      unsafe(query, params, options) {
        client ??= start()
        const opened = client
        const rows = (values: boolean) =>
          opened.then((transaction) => {
            const pending = transaction.unsafe(query, params, options)
            return values ? pending.values() : pending
          })
        return lazily(
          () => rows(false),
          () => rows(true) as Promise<unknown[][]>,
        )
      },
    } satisfies Client,
    async end() {
      finish()
      await ended
    },
  }
}

/** postgres.js sends a query when it is awaited, and `.values()` asks for arrays: the same two doors here. */
const lazily = (rows: () => Promise<unknown[]>, values: () => Promise<unknown[][]>): PendingRows =>
  ({
    // biome-ignore lint/suspicious/noThenProperty: a lazy thenable is what postgres.js itself returns
    then: (resolve: never, reject: never) => rows().then(resolve, reject),
    values,
  }) as unknown as PendingRows
