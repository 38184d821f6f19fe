import { asOwner } from "@nightjar/db/transaction"
import { hashToken } from "@nightjar/kit/secret"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type LetterBox, openLetterBox } from "../../testing/letter-box.ts"
import { strictLimiter } from "../../testing/limiter.ts"
import { addPerson, isLetIn, type Person, passwordOf } from "../../testing/people.ts"
import { createWorld, type TestTenant, type World } from "../../testing/world.ts"
import type { Wiring } from "../context.ts"
import { createCaller } from "../router.ts"
import { changePassword } from "../session/session.actions.ts"
import { signIn } from "../session/sign-in.actions.ts"
import { dropOldLinks } from "./account.fleet.ts"
import { askReset, followLink, seeLink } from "./link.actions.ts"

let world: World
let acme: TestTenant
let wiring: Wiring
let box: LetterBox
beforeAll(async () => {
  world = await createWorld()
  acme = world.acme
  box = openLetterBox(world)
  wiring = box.wiring
})
afterAll(async () => {
  await box.close()
  await world.close()
})

const visitor = { address: "192.0.2.7", userAgent: "a test" }
const newPassword = "an owl in the attic"
const inAcme = (email: string) => addPerson(world, acme, email, "member")
const as = (person: Person) => createCaller({ ...person.as, ...wiring, actor: person.as.actor })
const follow = (token: string, password?: string, tenant = acme) =>
  followLink(wiring, tenant.info, { token, password }, visitor)
const comesIn = (email: string, password = passwordOf(email)) =>
  signIn(world.wiring, acme.info, { email, password }, visitor).then(
    () => true,
    () => false,
  )

describe("a forgotten password", () => {
  it("is replaced by whoever reads the letter, once, and all sessions end", async () => {
    const ada = await inAcme("ada@example.com")
    await askReset(wiring, acme.info.id, { email: " Ada@Example.com " }, visitor)
    const { content, token } = await box.newestTo(ada.email)
    expect(content.type).toBe("resetPassword")
    expect(await seeLink(wiring, acme.info, { token }, visitor)).toEqual({ purpose: "resetPassword", email: ada.email })
    await expect(follow(token, "short")).rejects.toThrow()
    await follow(token, newPassword)
    expect([await isLetIn(world, ada), await comesIn(ada.email), await comesIn(ada.email, newPassword)]).toEqual([
      false,
      false,
      true,
    ])
    expect((await as(ada).user.get()).emailVerifiedAt).toBeInstanceOf(Date)
    await expect(follow(token, newPassword)).rejects.toMatchObject({ code: "not_found" })
    expect((await box.newestTo(ada.email)).content.type).toBe("passwordChanged")
  })

  it("is asked for in the same words and letters whether there is such a person here or not", async () => {
    await addPerson(world, world.other, "elsewhere@example.com", "member")
    for (const email of ["nobody@example.com", "elsewhere@example.com"]) {
      await expect(askReset(wiring, acme.info.id, { email }, visitor)).resolves.toBeUndefined()
      expect(await box.lettersTo(email)).toEqual([])
    }
  })

  it("is asked for on the site too, and answered on the host of a workspace of theirs", async () => {
    await addPerson(world, world.other, "site@example.com", "member")
    await askReset(wiring, null, { email: "site@example.com" }, visitor)
    const { token } = await box.newestTo("site@example.com")
    await expect(follow(token, newPassword)).rejects.toMatchObject({ code: "not_found" })
    await follow(token, newPassword, world.other)
  })

  it("is replaced by one of twenty who try at once", async () => {
    await inAcme("twenty@example.com")
    await askReset(wiring, acme.info.id, { email: "twenty@example.com" }, visitor)
    const { token } = await box.newestTo("twenty@example.com")
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => follow(token, newPassword)))
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
  })

  it("has links that end: with the next one, after an hour, and when the password was changed meanwhile", async () => {
    const ben = await inAcme("ben@example.com")
    const ask = async () => {
      await askReset(wiring, acme.info.id, { email: ben.email }, visitor)
      return (await box.newestTo(ben.email)).token
    }
    const first = await ask()
    const second = await ask()
    await expect(follow(first, newPassword)).rejects.toMatchObject({ code: "not_found" })
    await changePassword({ ...ben.as, ...wiring }, { present: passwordOf(ben.email), next: newPassword }, visitor)
    expect((await box.newestTo(ben.email)).content.type).toBe("passwordChanged")
    await expect(follow(second, newPassword)).rejects.toMatchObject({ code: "not_found" })
    const third = await ask()
    await asOwner(world.pool, (sql) => sql`update account_link set expires_at = now() where hash = ${hashToken(third)}`)
    await expect(follow(third, newPassword)).rejects.toMatchObject({ code: "not_found" })
    await box.fleet.transaction(dropOldLinks)
    const left = await asOwner(world.pool, (sql) => sql`select 1 from account_link where expires_at <= now()`)
    expect(left).toHaveLength(0)
  })

  it("cannot be had without a mail server, nor as often as somebody likes", async () => {
    await expect(askReset(world.wiring, acme.info.id, { email: "x@example.com" }, visitor)).rejects.toThrow("SMTP_URL")
    const strict = { ...wiring, limiter: strictLimiter() }
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, () => askReset(strict, acme.info.id, { email: "x@example.com" }, visitor)),
    )
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(5)
  })
})

describe("an address", () => {
  it("is confirmed by its letter", async () => {
    const cleo = await inAcme("cleo@example.com")
    await as(cleo).account.confirmEmail()
    await follow((await box.newestTo(cleo.email)).token)
    expect((await as(cleo).user.get()).emailVerifiedAt).toBeInstanceOf(Date)
    await expect(as(cleo).account.confirmEmail()).rejects.toThrow("confirmed already")
  })

  it("is another one when that is confirmed, not before, and asks for the password", async () => {
    const dora = await inAcme("dora@example.com")
    const change = (password: string) => as(dora).account.changeEmail({ email: "dora@new.example", password })
    await expect(change("a guess of it")).rejects.toThrow()
    expect(await change(passwordOf(dora.email))).toMatchObject({ isSent: true })
    expect((await as(dora).user.get()).email).toBe("dora@example.com")
    await follow((await box.newestTo("dora@new.example")).token)
    expect(await as(dora).user.get()).toMatchObject({ email: "dora@new.example", emailVerifiedAt: expect.any(Date) })
    expect([await isLetIn(world, dora), await comesIn("dora@new.example", passwordOf(dora.email))]).toEqual([
      true,
      true,
    ])
  })

  it("stays whose it is when two people want it", async () => {
    const finn = await inAcme("finn@example.com")
    await as(finn).account.changeEmail({ email: "gaia@example.com", password: passwordOf(finn.email) })
    const { token } = await box.newestTo("gaia@example.com")
    await inAcme("gaia@example.com")
    await expect(follow(token)).rejects.toMatchObject({ code: "conflict" })
    expect((await as(finn).user.get()).email).toBe("finn@example.com")
  })

  it("without a mail server is another one at once, unconfirmed, and not somebody else's", async () => {
    const hugo = await inAcme("hugo@example.com")
    const change = (email: string) =>
      createCaller(hugo.as).account.changeEmail({ email, password: passwordOf("hugo@example.com") })
    await expect(change("finn@example.com")).rejects.toThrow("another account")
    expect(await change("hugo@new.example")).toMatchObject({ isSent: false })
    expect(await createCaller(hugo.as).user.get()).toMatchObject({ email: "hugo@new.example", emailVerifiedAt: null })
    await expect(createCaller(hugo.as).account.confirmEmail()).rejects.toThrow("SMTP_URL")
  })
})
