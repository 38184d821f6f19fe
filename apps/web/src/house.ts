/** Everything that outlives a request: made once at start, given to every door. */
import { createBus } from "@nightjar/bus/connect"
import { createLimiter } from "@nightjar/bus/limiter"
import { type Authenticate, createAuthenticate } from "@nightjar/core/authenticate"
import type { Wiring } from "@nightjar/core/context"
import { readingDoors } from "@nightjar/core/doors"
import { openFeed } from "@nightjar/core/feed/queries"
import { createEventReader } from "@nightjar/core/feed/reader"
import { schema } from "@nightjar/core/schema"
import { isPrivate } from "@nightjar/core/session/cookie"
import { createDirectory, type Directory } from "@nightjar/core/tenant/directory"
import { type HostRules, workspaceUrl } from "@nightjar/core/tenant/host"
import { openPool, type Pool } from "@nightjar/db/connect"
import { doorsOf } from "@nightjar/db/doors"
import { proveWalls } from "@nightjar/db/proof"
import { tenantDatabase } from "@nightjar/db/tenant-db"
import { EnvError } from "@nightjar/kit/env"
import type { Log } from "@nightjar/kit/log"
import { keyRing } from "@nightjar/kit/secret"
import { openMailer } from "@nightjar/mail/variables"
import { openPayments } from "@nightjar/payments/variables"
import type { WebEnv } from "./env.ts"
import type { SiteFacts } from "./facts.ts"
import { createFindItem, type FindItem } from "./published/find-item.ts"
import { openShelf, type Shelf } from "./published/shelf.ts"
import { rememberPeople } from "./visit.ts"

export interface House {
  env: WebEnv
  log: Log
  pool: Pool
  wiring: Wiring
  rules: HostRules
  directory: Directory
  authenticate: Authenticate
  /** Who looks at pages, as pages show them. */
  people: Awaited<ReturnType<typeof rememberPeople>>
  /** Status pages that are published. */
  shelf: Shelf
  findItem: FindItem
  site: SiteFacts
  close(): Promise<void>
}

export const openHouse = async (env: WebEnv, log: Log): Promise<House> => {
  const site = siteOf(env)
  const pool = openPool(env.DATABASE_URL, { max: env.DATABASE_POOL_MAX, name: "nightjar-web" })
  await proveWalls(pool)
  const directUrl = env.DATABASE_DIRECT_URL ?? env.DATABASE_URL
  const bus = await createBus({ redisUrl: env.REDIS_URL, databaseDirectUrl: directUrl, log })
  const events = createEventReader({ feed: openFeed(pool), bus, log })
  const doors = doorsOf(pool, readingDoors)
  const limiter = createLimiter({ redisUrl: env.REDIS_URL, doors, log })
  const mail = openMailer(env)
  const wiring: Wiring = {
    database: tenantDatabase(pool, schema),
    doors,
    bus,
    events,
    limiter,
    mail,
    payments: openPayments(env, (slug) => workspaceUrl(slug, site)),
    keys: keyRing(env.ENCRYPTION_KEYS),
    log,
    now: () => new Date(),
  }
  const directory = await createDirectory(wiring)
  const shelf = await openShelf(wiring)
  return {
    env,
    log,
    pool,
    wiring,
    rules: { tenantDomain: env.TENANT_DOMAIN, statusDomain: env.STATUS_DOMAIN, multiTenant: env.MULTI_TENANT },
    directory,
    authenticate: await createAuthenticate(wiring, directory),
    people: await rememberPeople(bus),
    shelf,
    findItem: createFindItem({ doors, shelf }),
    site,
    async close() {
      await events.close()
      mail?.close()
      await limiter.close()
      await bus.close()
      await pool.end({ timeout: 1 })
    },
  }
}

/** Throws where browsers would drop the cookie and strangers could read along, with many tenants at stake. */
const siteOf = (env: WebEnv): SiteFacts => {
  const publicUrl = (env.PUBLIC_URL ?? `http://${env.TENANT_DOMAIN}:${env.PORT}`).replace(/\/+$/, "")
  if (env.MULTI_TENANT && !isPrivate(publicUrl))
    throw new EnvError(
      "PUBLIC_URL: must be https when many workspaces are served; plain http serves one (MULTI_TENANT=false).",
    )
  return {
    multiTenant: env.MULTI_TENANT,
    publicUrl,
    tenantDomain: env.TENANT_DOMAIN,
    statusDomain: env.STATUS_DOMAIN,
    signUp: env.SIGNUP,
  }
}
