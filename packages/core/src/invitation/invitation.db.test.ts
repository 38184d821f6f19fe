import { asOwner } from "@nightjar/db/transaction"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { strictLimiter } from "../../testing/limiter.ts"
import { addPerson, isLetIn, passwordOf, tokenIn } from "../../testing/people.ts"
import { createWorld, type TestTenant, type World } from "../../testing/world.ts"
import { listMembers } from "../member/member.queries.ts"
import { createCaller } from "../router.ts"
import { listInvitations } from "./invitation.queries.ts"
import { join, seeInvitation } from "./join.actions.ts"

let world: World
let acme: TestTenant
beforeAll(async () => {
  world = await createWorld()
  acme = world.acme
})
afterAll(() => world.close())

const visitor = { address: "192.0.2.7", userAgent: "a test" }
const invite = (email: string, role: "viewer" | "member" | "admin" | "owner" = "member") =>
  createCaller(acme.as()).invitation.create({ email, role })
const membersOf = async ({ info }: TestTenant) =>
  (await world.wiring.database.read(info.id, listMembers)).map(({ email, role }) => `${email} ${role}`)
const joinWith = (token: string, email: string) =>
  join(world.wiring, acme.info, { token, name: "Ada", password: passwordOf(email) }, visitor)

describe("an invitation", () => {
  it("lets somebody new in, in the role that it is for, and once", async () => {
    const token = tokenIn(await invite(" Ada@Example.com ", "admin"))
    expect(await seeInvitation(world.wiring, acme.info, { token }, visitor)).toEqual({
      email: "ada@example.com",
      role: "admin",
      inviter: "Owner of acme",
      hasAccount: false,
    })
    await joinWith(token, "ada@example.com")
    expect(await membersOf(acme)).toContain("ada@example.com admin")
    await expect(joinWith(token, "ada@example.com")).rejects.toThrow("Ask for a new one.")
    expect(world.whispers).toContainEqual({ kind: "events", tenants: [acme.info.id] })
  })

  it("asks whoever has an account for its password, and for no other", async () => {
    await addPerson(world, world.other, "both@example.com", "viewer")
    const token = tokenIn(await invite("both@example.com"))
    expect(await seeInvitation(world.wiring, acme.info, { token }, visitor)).toMatchObject({ hasAccount: true })
    await expect(joinWith(token, "a guess of it")).rejects.toMatchObject({
      code: "invalid",
      detail: { field: "password" },
    })
    await joinWith(token, "both@example.com")
    expect(await membersOf(acme)).toContain("both@example.com member")
    expect(await membersOf(world.other)).toContain("both@example.com viewer")
  })

  it("lets one of twenty in who use it at once", async () => {
    const token = tokenIn(await invite("twenty@example.com"))
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => joinWith(token, "twenty@example.com")))
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    expect((await membersOf(acme)).filter((line) => line.startsWith("twenty@"))).toHaveLength(1)
  })

  it("opens nothing at another tenant, once it was revoked, renewed, or after a week", async () => {
    const revoked = await invite("revoked@example.com")
    const see = (token: string, tenant = acme) => seeInvitation(world.wiring, tenant.info, { token }, visitor)
    await expect(see(tokenIn(revoked), world.other)).rejects.toMatchObject({ code: "not_found" })
    const caller = createCaller(acme.as())
    const renewed = await caller.invitation.renew({ id: revoked.id })
    await expect(see(tokenIn(revoked))).rejects.toMatchObject({ code: "not_found" })
    expect(await see(tokenIn(renewed))).toMatchObject({ email: "revoked@example.com" })
    await caller.invitation.revoke({ id: revoked.id })
    await expect(see(tokenIn(renewed))).rejects.toMatchObject({ code: "not_found" })

    const late = await invite("late@example.com")
    await asOwner(world.pool, (sql) => sql`update invitation set expires_at = now() where email = 'late@example.com'`)
    await expect(joinWith(tokenIn(late), "late@example.com")).rejects.toMatchObject({ code: "not_found" })
    expect((await caller.invitation.list()).map(({ email }) => email)).toContain("late@example.com")
    await caller.invitation.renew({ id: late.id })
  })

  it("is kept as a hash, and its link is in no log", async () => {
    const token = tokenIn(await invite("secret@example.com"))
    const rest = await asOwner(
      world.pool,
      (sql) => sql`
      select row_to_json(i)::text as row from invitation i union all select row_to_json(a)::text from audit_log a
      union all select row_to_json(e)::text from event e`,
    )
    expect(rest.length).toBeGreaterThan(2)
    expect(JSON.stringify(rest)).not.toContain(token)
  })

  it("is for no member, for nobody twice, and gives no more than one has", async () => {
    await expect(invite("owner@acme.example")).rejects.toThrow("is a member already")
    await invite("twice@example.com")
    await expect(invite("twice@example.com")).rejects.toThrow("was invited already")
    const admin = createCaller(acme.as("admin"))
    await expect(admin.invitation.create({ email: "heir@example.com", role: "owner" })).rejects.toThrow("cannot make")
    const { id } = await invite("heir@example.com", "owner")
    await expect(admin.invitation.renew({ id })).rejects.toThrow("cannot make")
    await expect(
      createCaller(acme.as("member")).invitation.create({ email: "x@y.example", role: "viewer" }),
    ).rejects.toThrow("invitation.create")
  })

  it("is sent to a hundred addresses a day and no more", async () => {
    const caller = createCaller({ ...acme.as(), limiter: strictLimiter() })
    const { id } = await invite("again@example.com")
    for (let n = 0; n < 100; n += 1) await caller.invitation.renew({ id })
    await expect(caller.invitation.renew({ id })).rejects.toMatchObject({ message: "Too many tries." })
  })

  it("goes by mail where there is a mail server, and is then shown to nobody else", async () => {
    const mail = { send: () => Promise.reject(new Error("Only a worker sends.")) }
    const caller = createCaller({ ...acme.as(), mail })
    expect(await caller.invitation.create({ email: "post@example.com", role: "viewer" })).toMatchObject({ link: null })
    const [row] = await asOwner(world.pool, (sql) => sql`select * from mail where recipient = 'post@example.com'`)
    expect(row).toMatchObject({ state: "waiting", content: { type: "invitation", workspace: "acme", role: "viewer" } })
    expect(row!.content.inviter).toBe("Owner of acme (owner@acme.example)")
    expect(row!.token).toMatch(/^v1\./)
  })
})

describe("seats", () => {
  it("are taken by invitations too, so that nobody who was invited is let down at the door", async () => {
    const small = await world.addTenant("small")
    await asOwner(world.pool, (sql) => sql`update tenant set plan = 'free' where slug = 'small'`)
    const caller = createCaller(small.as())
    const invitations = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => caller.invitation.create({ email: `n${n}@example.com`, role: "viewer" })),
    )
    expect(invitations.filter(({ status }) => status === "fulfilled")).toHaveLength(2)
    expect(await world.wiring.database.read(small.info.id, listInvitations)).toHaveLength(2)
    expect((await caller.usage.get()).limits.members.used).toBe(3)
    await expect(caller.invitation.create({ email: "one@example.com", role: "viewer" })).rejects.toThrow("3 members")
  })
})

it("signs in whoever joins", async () => {
  const person = await addPerson(world, acme, "in@example.com", "viewer")
  expect(await isLetIn(world, person)).toBe(true)
})
