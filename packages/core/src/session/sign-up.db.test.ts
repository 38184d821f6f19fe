import { randomUUID } from "node:crypto"
import { asOwner } from "@nightjar/db/transaction"
import { Secret } from "@nightjar/kit/secret"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { strictLimiter } from "../../testing/limiter.ts"
import { createWorld, type World } from "../../testing/world.ts"
import { listTenantsOf } from "../member/member.queries.ts"
import { findTenantBySlug } from "../tenant/tenant.queries.ts"
import { findAccountByEmail } from "../user/user.queries.ts"
import { objectionToSlug, type SignUpRules, signUp } from "./sign-up.actions.ts"

const open: SignUpRules = { policy: "open", multiTenant: true, ownerToken: null }
const visitor = { address: "192.0.2.1", userAgent: "a test" }
const somebody = (slug: string) => ({
  name: `The ${slug}`,
  slug,
  email: `${randomUUID()}@example.com`,
  password: "an owl in the attic",
  terms: true as const,
})

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const tenantsOf = async (email: string) => {
  const account = await findAccountByEmail(world.wiring.doors, email)
  return account && (await listTenantsOf(world.wiring.doors, account.id))
}

describe("signing up", () => {
  it("founds a tenant, makes its owner, and hands over the way in", async () => {
    const input = somebody("founded")
    const arrival = await signUp(world.wiring, open, input, visitor)
    expect(arrival).toEqual({ tenant: { slug: "founded", name: "The founded" }, code: expect.any(String) })
    expect(await findTenantBySlug(world.wiring.doors, "founded")).toMatchObject({ plan: "free", state: "active" })
    expect(await tenantsOf(input.email)).toMatchObject([{ slug: "founded", role: "owner" }])
  })

  it("lets one of twenty have a slug, and leaves nothing of the others behind", async () => {
    const all = Array.from({ length: 20 }, () => somebody("wanted"))
    const results = await Promise.allSettled(all.map((input) => signUp(world.wiring, open, input, visitor)))
    const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []))
    expect(refused).toHaveLength(19)
    for (const reason of refused) expect(reason).toMatchObject({ code: "conflict", detail: { field: "slug" } })
    const founders = await Promise.all(all.map(({ email }) => findAccountByEmail(world.wiring.doors, email)))
    expect(founders.filter(Boolean)).toHaveLength(1)
  })

  it("gives whoever has an account another tenant, for their own password only", async () => {
    const first = somebody("first-one")
    await signUp(world.wiring, open, first, visitor)
    const guess = signUp(world.wiring, open, { ...first, slug: "guessed", password: "a wrong guess of it" }, visitor)
    await expect(guess).rejects.toMatchObject({ code: "conflict", detail: { field: "email" } })
    await signUp(world.wiring, open, { ...first, slug: "second-one" }, visitor)
    expect((await tenantsOf(first.email))?.map(({ slug }) => slug)).toEqual(["first-one", "second-one"])
  })

  it("makes one account of two who come with the same address at once", async () => {
    const input = somebody("twin-one")
    const both = [input, { ...input, slug: "twin-two" }]
    const results = await Promise.allSettled(both.map((one) => signUp(world.wiring, open, one, visitor)))
    const founded = results.filter((result) => result.status === "fulfilled").length
    expect(await tenantsOf(input.email)).toHaveLength(founded)
    expect(founded).toBeGreaterThanOrEqual(1)
  })

  it.each([
    ["name", { name: "x".repeat(10_000) }],
    ["slug", { slug: "4dm1n" }],
    ["email", { email: "no address" }],
    ["password", { password: "password123" }],
    ["terms", { terms: false as never }],
  ])("says what is wrong with the %s", async (field, change) => {
    const refused = signUp(world.wiring, open, { ...somebody("refused"), ...change }, visitor)
    await expect(refused).rejects.toMatchObject({ issues: [{ path: [field] }] })
  })

  it("takes names in any script", async () => {
    const arrival = await signUp(world.wiring, open, { ...somebody("owls"), name: "بومة 🦉 Eule" }, visitor)
    expect(arrival.tenant.name).toBe("بومة 🦉 Eule")
  })

  it("stops an address that goes on and on", async () => {
    const wiring = { ...world.wiring, limiter: strictLimiter() }
    const closed: SignUpRules = { ...open, policy: "closed" }
    const attempt = () => signUp(wiring, closed, somebody("again"), visitor)
    for (let n = 0; n < 30; n += 1) await expect(attempt()).rejects.toMatchObject({ code: "forbidden" })
    await expect(attempt()).rejects.toMatchObject({ code: "rate_limited" })
  })
})

describe("a slug that somebody types", () => {
  it.each([
    ["free-one", null],
    ["acme", "is taken; please choose another"],
    ["ACME", "is taken; please choose another"],
    ["a", "must have at least 3 characters"],
    ["admin", "is reserved; please choose another"],
  ])("%s", async (slug, objection) => {
    expect(await objectionToSlug(world.wiring, slug, visitor)).toBe(objection)
  })
})

describe("an instance of one tenant", () => {
  const rules: SignUpRules = { policy: "open", multiTenant: false, ownerToken: new Secret("printed at start") }

  it("belongs to whoever can read what the launcher printed, and then to nobody else", async () => {
    const empty = await createWorld()
    await asOwner(empty.pool, (sql) => sql`delete from tenant`)
    const input = somebody("hearth")
    await expect(signUp(empty.wiring, rules, input, visitor)).rejects.toMatchObject({ code: "forbidden" })
    const wrong = signUp(empty.wiring, rules, { ...input, ownerToken: "guessed" }, visitor)
    await expect(wrong).rejects.toMatchObject({ code: "forbidden" })
    await signUp(empty.wiring, rules, { ...input, ownerToken: "printed at start" }, visitor)
    expect(await findTenantBySlug(empty.wiring.doors, "hearth")).toMatchObject({ plan: "enterprise" })
    const late = signUp(empty.wiring, rules, { ...somebody("late"), ownerToken: "printed at start" }, visitor)
    await expect(late).rejects.toMatchObject({ code: "forbidden" })
    await empty.close()
  })
})
