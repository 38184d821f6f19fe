import { randomUUID } from "node:crypto"
import { asOwner } from "@nightjar/db/transaction"
import { newId } from "@nightjar/kit/id"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { strictLimiter } from "../../testing/limiter.ts"
import { createWorld, type World } from "../../testing/world.ts"
import type { Context } from "../context.ts"
import type { FoundTenant } from "../tenant/tenant.queries.ts"
import { findTenantBySlug } from "../tenant/tenant.queries.ts"
import { arrive, findWorkspaces, signIn, switchTenant } from "./sign-in.actions.ts"
import { type SignUpRules, signUp } from "./sign-up.actions.ts"
import { findSession } from "./store.queries.ts"

const open: SignUpRules = { policy: "open", multiTenant: true, ownerToken: null }
const visitor = { address: "192.0.2.1", userAgent: "a test" }
const ada = { email: `${randomUUID()}@example.com`, password: "an owl in the attic" }
const bob = { email: `${randomUUID()}@example.com`, password: "a bat in the belfry" }

let world: World
let attic: FoundTenant
let barn: FoundTenant
let belfry: FoundTenant

/** Ada has attic and barn, Bob has belfry. */
beforeAll(async () => {
  world = await createWorld()
  const found = async (slug: string, who: typeof ada) => {
    await signUp(world.wiring, open, { name: slug, slug, ...who, terms: true }, visitor)
    return (await findTenantBySlug(world.wiring.doors, slug))!
  }
  attic = await found("attic", ada)
  barn = await found("barn", ada)
  belfry = await found("belfry", bob)
})
afterAll(() => world.close())

const sessionOf = async (token: string) => {
  const session = await findSession(world.wiring, token, visitor)
  return session!
}
const refusal = async (attempt: Promise<unknown>) => {
  const error = await attempt.then(
    () => null,
    (thrown) => thrown,
  )
  return error && { code: error.code, message: error.message, detail: error.detail }
}

describe("signing in", () => {
  it("opens a session of that tenant, kept as a hash", async () => {
    const { token } = await signIn(world.wiring, attic, { ...ada, email: ` ${ada.email.toUpperCase()} ` }, visitor)
    expect(await sessionOf(token)).toMatchObject({ tenant: attic.id, role: "owner" })
    const [row] = await asOwner(world.pool, (sql) => sql`select * from session where tenant_id is not null limit 1`)
    expect(JSON.stringify(row)).not.toContain(token)
  })

  it("answers alike for a wrong password, an unknown address and somebody else's member", async () => {
    const wrong = await refusal(signIn(world.wiring, attic, { ...ada, password: "not her password" }, visitor))
    expect(wrong).toMatchObject({ code: "unauthenticated" })
    const strangers = [{ ...ada, email: "nobody@example.com" }, { ...ada, password: "" }, bob]
    for (const stranger of strangers)
      expect(await refusal(signIn(world.wiring, attic, stranger, visitor))).toEqual(wrong)
  })

  it("stops after ten wrong passwords, for the right one too, and for this account only", async () => {
    const wiring = { ...world.wiring, limiter: strictLimiter() }
    const codes = []
    for (let n = 0; n < 100; n += 1)
      codes.push((await refusal(signIn(wiring, attic, { ...ada, password: `guess number ${n}` }, visitor)))?.code)
    expect(codes.slice(0, 10)).toEqual(Array(10).fill("unauthenticated"))
    expect(codes.slice(10)).toEqual(Array(90).fill("rate_limited"))
    expect(await refusal(signIn(wiring, attic, ada, visitor))).toMatchObject({ code: "rate_limited" })
    const elsewhere = { ...visitor, address: "198.51.100.7" }
    expect(await refusal(signIn(wiring, attic, ada, elsewhere))).toMatchObject({ code: "rate_limited" })
    await expect(signIn(wiring, belfry, bob, elsewhere)).resolves.toHaveProperty("token")
  })

  it("forgets the wrong ones after a right one", async () => {
    const wiring = { ...world.wiring, limiter: strictLimiter() }
    for (let n = 0; n < 3; n += 1) {
      for (let wrong = 0; wrong < 9; wrong += 1)
        await refusal(signIn(wiring, attic, { ...ada, password: "a wrong one" }, visitor))
      await expect(signIn(wiring, attic, ada, visitor)).resolves.toHaveProperty("token")
    }
  })

  it("lets nobody in while the limiter cannot count", async () => {
    const limiter = { take: () => Promise.reject(new Error("no store")), reset: async () => {} }
    await expect(signIn({ ...world.wiring, limiter }, attic, ada, visitor)).rejects.toThrow("no store")
  })
})

describe("an arrival", () => {
  it("opens a session on its own tenant's host, once", async () => {
    const { arrival } = await findWorkspaces(world.wiring, { ...bob }, visitor)
    expect(arrival?.tenant.slug).toBe("belfry")
    const { token } = await arrive(world.wiring, belfry, { code: arrival!.code }, visitor)
    expect(await sessionOf(token)).toMatchObject({ tenant: belfry.id })
    expect(await refusal(arrive(world.wiring, belfry, { code: arrival!.code }, visitor))).toMatchObject({
      code: "unauthenticated",
    })
  })

  it("is worth nothing on another tenant's host, and stays good for its own", async () => {
    const { arrival } = await findWorkspaces(world.wiring, { ...bob }, visitor)
    await expect(arrive(world.wiring, attic, { code: arrival!.code }, visitor)).rejects.toThrow()
    await expect(arrive(world.wiring, belfry, { code: arrival!.code }, visitor)).resolves.toHaveProperty("token")
  })

  it("is too old after its thirty seconds", async () => {
    const { arrival } = await findWorkspaces(world.wiring, { ...bob }, visitor)
    const [left] = await asOwner(
      world.pool,
      (sql) => sql`update arrival set expires_at = now() - interval '1 second' from (
        select extract(epoch from expires_at - now()) as seconds, id from arrival) before
      where before.id = arrival.id returning before.seconds::float8`,
    )
    // However slow the machine: it was made with a life of thirty seconds, and some of it is left.
    expect(left!.seconds).toBeGreaterThan(0)
    expect(left!.seconds).toBeLessThanOrEqual(30)
    await expect(arrive(world.wiring, belfry, { code: arrival!.code }, visitor)).rejects.toThrow("too old")
  })

  it("is used by one of many who come with it at once", async () => {
    const { arrival } = await findWorkspaces(world.wiring, { ...bob }, visitor)
    const tries = Array.from({ length: 10 }, () => arrive(world.wiring, belfry, { code: arrival!.code }, visitor))
    const results = await Promise.allSettled(tries)
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
  })
})

describe("somebody with two workspaces", () => {
  it("is shown both, and chooses", async () => {
    const shown = await findWorkspaces(world.wiring, ada, visitor)
    expect(shown.workspaces.map(({ slug }) => slug)).toEqual(["attic", "barn"])
    expect(shown.arrival).toBeNull()
    const chosen = await findWorkspaces(world.wiring, { ...ada, tenant: barn.id }, visitor)
    await expect(arrive(world.wiring, barn, { code: chosen.arrival!.code }, visitor)).resolves.toHaveProperty("token")
  })

  it("switches between them, and cannot tell a foreign one from one that does not exist", async () => {
    const { token } = await signIn(world.wiring, attic, ada, visitor)
    const { session, user, role } = await sessionOf(token)
    const actor = { kind: "member", user, session, role } as const
    const context: Context = { ...world.wiring, tenant: attic, actor, address: visitor.address }
    const arrival = await switchTenant(context, { tenant: barn.id })
    await expect(arrive(world.wiring, barn, { code: arrival.code }, visitor)).resolves.toHaveProperty("token")
    const foreign = await refusal(switchTenant(context, { tenant: belfry.id }))
    expect(foreign).toMatchObject({ code: "not_found" })
    expect(await refusal(switchTenant(context, { tenant: newId("tenant") }))).toEqual(foreign)
  })
})
