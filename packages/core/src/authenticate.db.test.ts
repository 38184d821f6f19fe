import { randomUUID } from "node:crypto"
import { asOwner } from "@nightjar/db/transaction"
import { newId } from "@nightjar/kit/id"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { type LocalBus, localBus } from "../testing/local-bus.ts"
import { createWorld, type World } from "../testing/world.ts"
import { createApiKey, revokeApiKey } from "./api-key/api-key.actions.ts"
import { formatKey } from "./api-key/api-key.ts"
import { type Authenticate, createAuthenticate, type RequestFacts } from "./authenticate.ts"
import type { Wiring } from "./context.ts"
import { createCaller } from "./router.ts"
import { signOut } from "./session/session.actions.ts"
import { signIn } from "./session/sign-in.actions.ts"
import { signUp } from "./session/sign-up.actions.ts"
import { createDirectory, type Directory } from "./tenant/directory.queries.ts"
import { classifyHost } from "./tenant/host.ts"
import { findTenantBySlug } from "./tenant/tenant.queries.ts"

const visitor = { address: "192.0.2.1", userAgent: "a test" }
const ada = { email: `${randomUUID()}@example.com`, password: "an owl in the attic" }
const rules = { tenantDomain: "nightjar.example", statusDomain: "status.nightjar.example", multiTenant: true }
const at = (host: string, given: Partial<RequestFacts> = {}): RequestFacts => ({
  ...visitor,
  host: classifyHost(host, rules),
  sessionToken: null,
  authorization: null,
  tenantHeader: null,
  ...given,
})

let world: World
let bus: LocalBus
let wiring: Wiring
let directory: Directory
let authenticate: Authenticate
beforeAll(async () => {
  world = await createWorld()
  const founding = { policy: "open", multiTenant: true, ownerToken: null } as const
  await signUp(world.wiring, founding, { name: "Attic", slug: "attic", ...ada, terms: true }, visitor)
})
afterAll(() => world.close())
beforeEach(async () => {
  bus = localBus()
  wiring = { ...world.wiring, bus }
  directory = await createDirectory(wiring)
  authenticate = await createAuthenticate(wiring, directory)
})

const attic = async () => (await findTenantBySlug(wiring.doors, "attic"))!
const cookie = async () => ({ sessionToken: (await signIn(wiring, await attic(), ada, visitor)).token })
const keyOf = (tenant: "acme" | "other") => createApiKey({ ...world[tenant].as(), bus }, { name: "a tool" })
const bearer = async (tenant: "acme" | "other") => ({ authorization: `Bearer ${(await keyOf(tenant)).key}` })
const asOperator = (statement: string) => asOwner(world.pool, (sql) => sql.unsafe(statement))

describe("a cookie", () => {
  it("is somebody on the host of its own tenant", async () => {
    const found = await authenticate(at("attic.nightjar.example", await cookie()))
    expect(found).toMatchObject({ tenant: { slug: "attic" }, actor: { kind: "member", role: "owner" } })
  })

  it.each([
    "acme.nightjar.example",
    "nightjar.example",
    "nobody.nightjar.example",
    "admin.nightjar.example",
    "x.example",
  ])("is nobody at %s", async (host) => {
    expect(await authenticate(at(host, await cookie()))).toBeNull()
  })

  it("is nobody when it is made up", async () => {
    expect(await authenticate(at("attic.nightjar.example", { sessionToken: "a".repeat(40) }))).toBeNull()
  })

  it("is not asked for where a header claims something else", async () => {
    const facts = { ...(await cookie()), authorization: "Bearer nonsense" }
    expect(await authenticate(at("attic.nightjar.example", facts))).toBeNull()
  })

  it("may select its own tenant only", async () => {
    const given = await cookie()
    const own = { ...given, tenantHeader: (await attic()).id }
    expect(await authenticate(at("attic.nightjar.example", own))).not.toBeNull()
    const foreign = { ...given, tenantHeader: world.acme.info.id }
    expect(await authenticate(at("attic.nightjar.example", foreign))).toBeNull()
  })

  it("is forgotten by every process when it is signed out", async () => {
    const given = await cookie()
    const { tenant, actor } = (await authenticate(at("attic.nightjar.example", given)))!
    await signOut({ ...wiring, tenant, actor, address: null })
    expect(await authenticate(at("attic.nightjar.example", given))).toBeNull()
  })

  it("is not believed from memory while the bus is lost", async () => {
    const given = await cookie()
    await authenticate(at("attic.nightjar.example", given))
    await asOperator("delete from session")
    expect(await authenticate(at("attic.nightjar.example", given))).not.toBeNull()
    bus.enter("lost")
    expect(await authenticate(at("attic.nightjar.example", given))).toBeNull()
  })

  it("counts on any host where there is one tenant", async () => {
    const single = { ...rules, multiTenant: false }
    await asOperator("update tenant set created_at = '2020-01-01' where slug = 'attic'")
    const facts = { ...at("", await cookie()), host: classifyHost("192.168.1.20:3000", single) }
    expect(await authenticate(facts)).toMatchObject({ tenant: { slug: "attic" } })
  })
})

describe("a key", () => {
  it.each([
    "nightjar.example",
    "127.0.0.1:3000",
    "acme.nightjar.example",
    "web.default.svc",
    "x.status.nightjar.example",
  ])("is its tenant at %s", async (host) => {
    const found = await authenticate(at(host, await bearer("acme")))
    expect(found).toMatchObject({ tenant: { slug: "acme" }, actor: { kind: "key", scopes: ["*"] } })
  })

  it("is unknown on another tenant's host, and on one that does not exist", async () => {
    expect(await authenticate(at("other.nightjar.example", await bearer("acme")))).toBeNull()
    expect(await authenticate(at("nobody.nightjar.example", await bearer("acme")))).toBeNull()
  })

  it("selects with a header and is never granted by it", async () => {
    const given = await bearer("acme")
    const select = (tenantHeader: string) => authenticate(at("nightjar.example", { ...given, tenantHeader }))
    expect(await select(world.acme.info.id)).toMatchObject({ tenant: { slug: "acme" } })
    expect(await select(world.other.info.id)).toBeNull()
    expect(await select("nonsense")).toBeNull()
  })

  it("is unknown when it is made up, revoked or expired", async () => {
    const unknown = { authorization: `Bearer ${formatKey(newId("apiKey"), "x".repeat(43))}` }
    expect(await authenticate(at("nightjar.example", unknown))).toBeNull()
    const { id, key } = await keyOf("acme")
    const given = { authorization: `Bearer ${key}` }
    expect(await authenticate(at("nightjar.example", given))).not.toBeNull()
    await revokeApiKey({ ...world.acme.as(), bus }, { id })
    expect(await authenticate(at("nightjar.example", given))).toBeNull()
    const expired = await bearer("acme")
    await asOperator("update api_key set expires_at = now() - interval '1 second' where revoked_at is null")
    expect(await authenticate(at("nightjar.example", expired))).toBeNull()
  })

  it("notes when it was last used", async () => {
    const { id, key } = await keyOf("acme")
    await authenticate(at("nightjar.example", { authorization: `Bearer ${key}` }))
    const listed = await createCaller(world.acme.as()).apiKey.list()
    expect(listed.find((one) => one.id === id)?.lastUsedAt).toBeInstanceOf(Date)
  })
})

describe("a tenant of a host", () => {
  const of = (host: string) => directory.ofHost(classifyHost(host, rules))

  it("is found by subdomain, and by its own domain once that is proved", async () => {
    expect(await of("ACME.nightjar.example:3000")).toMatchObject({ slug: "acme" })
    const uuid = "(select id from tenant where slug = 'acme')"
    await asOperator(
      `insert into domain (tenant_id, id, host, proof) values (${uuid}, gen_random_uuid(), 'watch.acme.example', 'x')`,
    )
    expect(await of("watch.acme.example")).toBeNull()
    await asOperator("update domain set verified_at = now()")
    expect(await of("watch.acme.example.:443")).toMatchObject({ slug: "acme" })
  })

  it("is told to be suspended as soon as a whisper says so", async () => {
    expect(await of("other.nightjar.example")).toMatchObject({ state: "active" })
    await asOperator("update tenant set suspended_at = now() where slug = 'other'")
    expect(await of("other.nightjar.example")).toMatchObject({ state: "active" })
    await bus.publish({ kind: "forget", keys: [world.other.info.id] })
    expect(await of("other.nightjar.example")).toMatchObject({ state: "suspended" })
    await asOperator("update tenant set suspended_at = null")
  })

  it("moves with its slug", async () => {
    await of("acme.nightjar.example")
    const caller = createCaller({ ...world.acme.as(), bus })
    await caller.tenant.edit({ slug: "acme-corp", name: "Acme Corp" })
    expect(await of("acme.nightjar.example")).toBeNull()
    expect(await of("acme-corp.nightjar.example")).toMatchObject({ name: "Acme Corp", id: world.acme.info.id })
    await caller.tenant.edit({ slug: "acme" })
  })
})
