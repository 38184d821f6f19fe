/** A small world for an empty database, made of the same actions that people use. No history is made up. */
import { createApiKey } from "@nightjar/core/api-key/actions"
import type { Context, Wiring } from "@nightjar/core/context"
import { createMonitor } from "@nightjar/core/monitor/actions"
import type { Bus, Limiter } from "@nightjar/core/ports"
import { schema } from "@nightjar/core/schema"
import { signUp } from "@nightjar/core/session/sign-up"
import { createStatusPage, publishStatusPage } from "@nightjar/core/status-page/actions"
import { createTag, tagMonitor } from "@nightjar/core/tag/actions"
import { findOnlyTenant, findTenantBySlug } from "@nightjar/core/tenant/queries"
import { findAccountByEmail } from "@nightjar/core/user/queries"
import { openPool, type Pool } from "@nightjar/db/connect"
import { doorsOf } from "@nightjar/db/doors"
import { tenantDatabase } from "@nightjar/db/tenant-db"
import { type Id, newId } from "@nightjar/kit/id"
import { silentLog } from "@nightjar/kit/log"
import { keyRing, newToken } from "@nightjar/kit/secret"
import { demoMonitors, demoPage } from "./demo.ts"

export interface Demo {
  tenant: string
  email: string
  password: string
  apiKey: string
}

/** Nobody listens and nobody is turned away while the only caller is the seed. */
const deaf: Bus = {
  name: "postgres",
  state: "connected",
  publish: async () => {},
  subscribe: async () => ({ stop: async () => {} }),
  onState: () => () => {},
  close: async () => {},
}
const open: Limiter = { take: async () => {}, reset: async () => {} }

const wire = (pool: Pool, encryptionKeys: string): Omit<Wiring, "events"> => ({
  database: tenantDatabase(pool, schema),
  doors: doorsOf(pool),
  bus: deaf,
  limiter: open,
  mail: null,
  payments: null,
  keys: keyRing(encryptionKeys),
  log: silentLog,
  now: () => new Date(),
})

/** @returns the demo's login, which is told this once; null when the database has a tenant already */
export const seed = async (options: {
  databaseUrl: string
  encryptionKeys: string
  weatherUrl: string
}): Promise<Demo | null> => {
  const pool = openPool(options.databaseUrl, { max: 2, name: "nightjar-seed" })
  try {
    const wiring = wire(pool, options.encryptionKeys) as Wiring
    if (await findOnlyTenant(wiring.doors)) return null
    return await plant(wiring, options.weatherUrl)
  } finally {
    await pool.end()
  }
}

const plant = async (wiring: Wiring, weatherUrl: string): Promise<Demo> => {
  const login = { tenant: "demo", email: "demo@nightjar.example", password: newToken().slice(0, 20) }
  const context = await foundDemo(wiring, login)
  const tags = new Map<string, Id<"tag">>()
  for (const [name, color] of [
    ["env", "teal"],
    ["team", "violet"],
  ] as const)
    tags.set(name, (await createTag(context, { name, color })).id)
  const monitors = new Map<string, Id<"monitor">>()
  for (const { input, tags: labels } of demoMonitors(weatherUrl)) {
    const { id } = await createMonitor(context, input)
    monitors.set(input.name, id)
    await tagMonitor(context, { id, tags: labels.map((label) => ({ id: tags.get(label.name)!, value: label.value })) })
  }
  const page = await createStatusPage(context, demoPage(monitors))
  await publishStatusPage(context, page)
  const { key } = await createApiKey(context, { name: "Demo", scopes: ["*"] })
  return { ...login, apiKey: key }
}

/** Signs up as anybody would, and goes on as the owner. The demo's quick intervals need the plan above the free one. */
const foundDemo = async (wiring: Wiring, login: Omit<Demo, "apiKey">): Promise<Context> => {
  await signUp(
    wiring,
    { policy: "open", multiTenant: true, ownerToken: null },
    { name: "Demo", slug: login.tenant, email: login.email, password: login.password, terms: true },
    { address: "127.0.0.1", userAgent: null },
  )
  const tenant = (await findTenantBySlug(wiring.doors, login.tenant))!
  const account = (await findAccountByEmail(wiring.doors, login.email))!
  await wiring.database.write(tenant.id, (db) => db.update(schema.tenant).set({ plan: "pro" }))
  return {
    ...wiring,
    tenant: { ...tenant, plan: "pro" },
    actor: { kind: "member", user: account.id, session: newId("session"), role: "owner" },
    address: null,
  }
}
