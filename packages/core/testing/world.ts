/**
 * A small world for integration tests: a real database and, always, two tenants, so that whatever leaks is seen.
 */
import { randomBytes } from "node:crypto"
import { openPool, type Pool } from "@nightjar/db/connect"
import { doorsOf } from "@nightjar/db/doors"
import { tenantDatabase } from "@nightjar/db/tenant-db"
import { createTestDatabase } from "@nightjar/db/testing"
import { askDoor } from "@nightjar/db/transaction"
import { type Id, idToUuid, newId } from "@nightjar/kit/id"
import { silentLog } from "@nightjar/kit/log"
import { keyRing } from "@nightjar/kit/secret"
import type { Actor, Context, TenantInfo, Wiring } from "../src/context.ts"
import { openFeed } from "../src/feed/feed.queries.ts"
import { createEventReader } from "../src/feed/reader.ts"
import { member } from "../src/member/member.table.ts"
import type { Role } from "../src/member/member.ts"
import type { Whisper } from "../src/ports.ts"
import { schema } from "../src/schema.ts"
import { tenant } from "../src/tenant/tenant.table.ts"
import { type LocalBus, localBus } from "./local-bus.ts"

export interface TestTenant {
  info: TenantInfo
  owner: Id<"user">
  /** A context of this tenant for somebody with this role; the owner unless said. */
  as(role?: Role): Context
  system(): Context
}

export interface World {
  url: string
  /** Of its key ring, for programs that open what was sealed here. */
  encryptionKeys: string
  pool: Pool
  wiring: Wiring
  bus: LocalBus
  /** What was published, in order. */
  whispers: Whisper[]
  acme: TestTenant
  other: TestTenant
  addTenant(slug: string): Promise<TestTenant>
  close(): Promise<void>
}

/** @param options.poolMax 1 proves that nobody asks for a second connection while holding one */
export const createWorld = async (options: { poolMax?: number } = {}): Promise<World> => {
  const { url, drop } = await createTestDatabase()
  const pool = openPool(url, { max: options.poolMax ?? 4, name: "test" })
  const bus = localBus()
  const encryptionKeys = `test:${randomBytes(32).toString("base64")}`
  const wiring: Wiring = {
    database: tenantDatabase(pool, schema),
    doors: doorsOf(pool),
    bus,
    events: createEventReader({ feed: openFeed(pool), bus, log: silentLog }),
    limiter: { take: async () => {}, reset: async () => {} },
    mail: null,
    payments: null,
    keys: keyRing(encryptionKeys),
    log: silentLog,
    now: () => new Date(),
  }
  const addTenant = (slug: string) => plantTenant(wiring, pool, slug)
  return {
    url,
    encryptionKeys,
    pool,
    wiring,
    bus,
    whispers: bus.whispers,
    acme: await addTenant("acme"),
    other: await addTenant("other"),
    addTenant,
    async close() {
      await wiring.events.close()
      await pool.end()
      await drop()
    },
  }
}

const plantTenant = async (wiring: Wiring, pool: Pool, slug: string): Promise<TestTenant> => {
  const info: TenantInfo = { id: newId("tenant"), slug, name: slug, plan: "enterprise" }
  const owner = newId("user")
  await askDoor(pool, "create_user", [idToUuid(owner), `owner@${slug}.example`, `Owner of ${slug}`, null])
  await wiring.database.write(info.id, async (db) => {
    await db.insert(tenant).values({ ...info })
    await db.insert(member).values({ id: newId("member"), userId: owner, role: "owner" })
  })
  const context = (actor: Actor): Context => ({ ...wiring, tenant: info, actor, address: "192.0.2.1" })
  return {
    info,
    owner,
    as: (role = "owner") => context({ kind: "member", user: owner, session: newId("session"), role }),
    system: () => context({ kind: "system" }),
  }
}
