import { randomUUID } from "node:crypto"
import { asOwner } from "@nightjar/db/transaction"
import { hashToken } from "@nightjar/kit/secret"
import { day } from "@nightjar/kit/time"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { createWorld, type World } from "../../testing/world.ts"
import type { Context } from "../context.ts"
import { createCaller } from "../router.ts"
import { type FoundTenant, findTenantBySlug } from "../tenant/tenant.queries.ts"
import { changePassword, signOut } from "./session.actions.ts"
import { signIn } from "./sign-in.actions.ts"
import { type SignUpRules, signUp } from "./sign-up.actions.ts"
import { findSession } from "./store.queries.ts"

const open: SignUpRules = { policy: "open", multiTenant: true, ownerToken: null }
const visitor = { address: "192.0.2.1", userAgent: "a test" }
const ada = { email: `${randomUUID()}@example.com`, password: "an owl in the attic" }

let world: World
let attic: FoundTenant
let barn: FoundTenant
beforeAll(async () => {
  world = await createWorld()
  const found = async (slug: string) => {
    await signUp(world.wiring, open, { name: slug, slug, ...ada, terms: true }, visitor)
    return (await findTenantBySlug(world.wiring.doors, slug))!
  }
  attic = await found("attic")
  barn = await found("barn")
})
afterAll(() => world.close())
beforeEach(() => world.whispers.splice(0))

const begin = async (tenant: FoundTenant, password = ada.password) => {
  const { token } = await signIn(world.wiring, tenant, { ...ada, password }, visitor)
  const { session, user, role } = (await findSession(world.wiring, token, visitor))!
  const actor = { kind: "member", user, session, role } as const
  const context: Context = { ...world.wiring, tenant, actor, address: visitor.address }
  return { token, session, context }
}
const lives = async (token: string) => (await findSession(world.wiring, token, visitor)) !== null
const forgotten = () => world.whispers.flatMap((whisper) => (whisper.kind === "forget" ? whisper.keys : []))

/** As time would: `sql` is what the session's columns become. */
const age = (token: string, sql: string) =>
  asOwner(world.pool, (owner) => owner.unsafe(`update session set ${sql} where hash = $1`, [hashToken(token)]))
const daysLeft = async (token: string) => {
  const [row] = await asOwner(
    world.pool,
    (sql) => sql`select extract(epoch from expires_at - now())::float8 / 86400 as days from session
      where hash = ${hashToken(token)}`,
  )
  return Math.round(row!.days)
}

describe("a session", () => {
  it("lasts thirty days from when it was last used", async () => {
    const { token } = await begin(attic)
    await age(token, "expires_at = now() + interval '20 days', last_seen_at = now() - interval '10 days'")
    expect(await lives(token)).toBe(true)
    expect(await daysLeft(token)).toBe(30)
  })

  it("is not written to on every request", async () => {
    const { token } = await begin(attic)
    await age(token, "expires_at = now() + interval '29 days', last_seen_at = now() - interval '1 minute'")
    await lives(token)
    expect(await daysLeft(token)).toBe(29)
  })

  it("is renewed by a visit after long idleness", async () => {
    const { token } = await begin(attic)
    await age(token, "expires_at = now() + interval '1 day', last_seen_at = now() - interval '29 days'")
    expect(await lives(token)).toBe(true)
    expect(await daysLeft(token)).toBe(30)
  })

  it("never outlives ninety days, however much it is used", async () => {
    const { token } = await begin(attic)
    await age(token, "ends_at = now() + interval '3 days', last_seen_at = now() - interval '1 day'")
    const found = await findSession(world.wiring, token, visitor)
    expect(found).not.toBeNull()
    expect(await daysLeft(token)).toBe(3)
    const [row] = await asOwner(
      world.pool,
      (sql) => sql`select extract(epoch from ends_at - created_at)::float8 * 1000 as ms from session
        order by ends_at desc limit 1`,
    )
    expect(row!.ms).toBe(90 * day)
  })

  it("is over when it has expired", async () => {
    const { token } = await begin(attic)
    await age(token, "expires_at = now() - interval '1 second'")
    expect(await lives(token)).toBe(false)
  })

  it("is over when its person is no member any more", async () => {
    const leaving = { email: `${randomUUID()}@example.com`, password: "a cat on the roof" }
    await signUp(world.wiring, open, { name: "roof", slug: "the-roof", ...leaving, terms: true }, visitor)
    const roof = (await findTenantBySlug(world.wiring.doors, "the-roof"))!
    const { token } = await signIn(world.wiring, roof, leaving, visitor)
    await asOwner(
      world.pool,
      (sql) => sql`delete from member using tenant
      where tenant.id = member.tenant_id and tenant.slug = 'the-roof'`,
    )
    expect(await lives(token)).toBe(false)
  })

  it("is listed to its person, tenant by tenant, with the present one marked", async () => {
    const here = await begin(attic)
    const there = await begin(barn)
    const listed = await createCaller(here.context).session.list()
    expect(listed.filter(({ isPresent }) => isPresent).map(({ id }) => id)).toEqual([here.session])
    expect(listed.map(({ id }) => id)).not.toContain(there.session)
    expect(listed[0]).toMatchObject({ address: "192.0.2.1", userAgent: "a test" })
    expect(JSON.stringify(listed)).not.toContain(hashToken(here.token))
  })
})

describe("revoking", () => {
  it("ends one's own session, tells every process and leaves a trace", async () => {
    const here = await begin(attic)
    const phone = await begin(attic)
    await createCaller(here.context).session.revoke({ id: phone.session })
    expect(await lives(phone.token)).toBe(false)
    expect(await lives(here.token)).toBe(true)
    expect(forgotten()).toEqual([phone.session])
    const [audit] = await asOwner(
      world.pool,
      (sql) => sql`select action, actor_id, subject from audit_log order by xid desc limit 1`,
    )
    expect(audit).toEqual({
      action: "session.revoke",
      actor_id: here.context.actor.kind === "member" && here.context.actor.user,
      subject: phone.session,
    })
  })

  it("does not reach into another tenant, nor to another person", async () => {
    const here = await begin(attic)
    const there = await begin(barn)
    await expect(createCaller(here.context).session.revoke({ id: there.session })).rejects.toThrow("no such session")
    const stranger = createCaller({ ...world.acme.as(), tenant: attic })
    await expect(stranger.session.revoke({ id: here.session })).rejects.toThrow("no such session")
    expect(await lives(there.token)).toBe(true)
  })

  it("is what signing out does", async () => {
    const { context, token, session } = await begin(attic)
    await signOut(context)
    expect(await lives(token)).toBe(false)
    expect(forgotten()).toEqual([session])
  })
})

describe("changing the password", () => {
  it("asks for the present one", async () => {
    const { context, token } = await begin(attic)
    const attempt = changePassword(context, { present: "something else", next: "a new and long one" }, visitor)
    await expect(attempt).rejects.toMatchObject({ code: "invalid", detail: { field: "present" } })
    expect(await lives(token)).toBe(true)
  })

  it("ends every session in every tenant, and begins a new one", async () => {
    const here = await begin(attic)
    const there = await begin(barn)
    const next = "a new and long one"
    const { token } = await changePassword(here.context, { present: ada.password, next }, visitor)
    expect([await lives(here.token), await lives(there.token), await lives(token)]).toEqual([false, false, true])
    expect(forgotten()).toEqual(expect.arrayContaining([here.session, there.session]))
    await expect(begin(attic)).rejects.toMatchObject({ code: "unauthenticated" })
    await expect(begin(barn, next)).resolves.toHaveProperty("token")
    const { context } = await begin(attic, next)
    await changePassword(context, { present: next, next: ada.password }, visitor)
  })

  it("is not for keys", async () => {
    const { context } = await begin(attic)
    const key: Context = { ...context, actor: { kind: "key", key: "key_0", scopes: ["*"] } }
    const attempt = changePassword(key, { present: ada.password, next: "a new and long one" }, visitor)
    await expect(attempt).rejects.toMatchObject({ code: "forbidden" })
  })
})
