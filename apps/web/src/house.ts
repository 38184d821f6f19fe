/** Everything that outlives a request: made once at start, given to every door. */
import { createBus } from "@nightjar/bus/connect"
import type { Wiring } from "@nightjar/core/context"
import { schema } from "@nightjar/core/schema"
import { openPool, type Pool } from "@nightjar/db/connect"
import { proveWalls } from "@nightjar/db/proof"
import { tenantDatabase } from "@nightjar/db/tenant-db"
import type { Log } from "@nightjar/kit/log"
import { keyRing } from "@nightjar/kit/secret"
import type { WebEnv } from "./env.ts"
import type { SiteFacts } from "./facts.ts"

export interface House {
  env: WebEnv
  log: Log
  pool: Pool
  wiring: Wiring
  site: SiteFacts
  /** Aborts when the program stops: streams end. */
  stopping: AbortSignal
  stop(): void
  close(): Promise<void>
}

export const openHouse = async (env: WebEnv, log: Log): Promise<House> => {
  const pool = openPool(env.DATABASE_URL, { max: env.DATABASE_POOL_MAX, name: "nightjar-web" })
  await proveWalls(pool)
  const bus = await createBus({
    redisUrl: env.REDIS_URL,
    databaseDirectUrl: env.DATABASE_DIRECT_URL ?? env.DATABASE_URL,
    log,
  })
  const stop = new AbortController()
  const publicUrl = (env.PUBLIC_URL ?? `http://${env.TENANT_DOMAIN}:${env.PORT}`).replace(/\/+$/, "")
  return {
    env,
    log,
    pool,
    wiring: {
      database: tenantDatabase(pool, schema),
      bus,
      limiter: { take: async () => {}, reset: async () => {} },
      keys: keyRing(env.ENCRYPTION_KEYS),
      log,
      now: () => new Date(),
    },
    site: {
      multiTenant: env.MULTI_TENANT,
      publicUrl,
      tenantDomain: env.TENANT_DOMAIN,
      signUp: env.SIGNUP,
      private: true,
    },
    stopping: stop.signal,
    stop: () => stop.abort(),
    async close() {
      await bus.close()
      await pool.end({ timeout: 2 })
    },
  }
}
