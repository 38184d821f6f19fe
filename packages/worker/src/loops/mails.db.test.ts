import { createInvitation } from "@nightjar/core/invitation/actions"
import { createWorld, type World } from "@nightjar/core/testing"
import { openRawPool, type Pool } from "@nightjar/db/connect"
import { type FleetDb, fleetDatabase } from "@nightjar/db/transaction"
import { keyRing } from "@nightjar/kit/secret"
import { createMailer, type SmtpMailer } from "@nightjar/mail/mailer"
import { type SmtpProvider, startSmtpProvider } from "@nightjar/mail/testing/smtp-provider"
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest"
import { mailsLoop } from "./mails.ts"

let world: World
let pool: Pool
let fleet: FleetDb
let server: SmtpProvider
let mailer: SmtpMailer
beforeAll(async () => {
  world = await createWorld()
  pool = openRawPool(world.url, { max: 4, name: "test-mails" })
  fleet = fleetDatabase(pool)
  server = await startSmtpProvider()
  const url = `smtp://127.0.0.1:${server.port}`
  mailer = createMailer({ url, from: "Nightjar <hello@nightjar.example>", domain: "nightjar.example" })
})
afterAll(async () => {
  mailer.close()
  await server.close()
  await pool.end()
  await world.close()
})
beforeEach(async () => {
  server.behave("fine")
  server.mails.length = 0
  await pool`delete from mail`
})

const invite = (email: string) => createInvitation({ ...world.acme.as(), mail: mailer }, { email, role: "member" })
const loopWith = (encryptionKeys = world.encryptionKeys) =>
  mailsLoop({
    fleet,
    mailer,
    keys: keyRing(encryptionKeys),
    chance: () => 0.5,
    urlOf: (slug) => `https://${slug}.nightjar.example`,
  })
/** One round of a worker. */
const round = async (loop = loopWith()) => {
  const letters = await loop.claim()
  await loop.work(letters, new AbortController().signal)
  return letters.length
}
const rows = () =>
  pool`select state, attempts, answer, token, extract(epoch from due_at - now())::float8 as wait from mail`

it("sends an invitation with its link, once, and then forgets the link", async () => {
  await invite("ada@example.com")
  expect([await round(), await round()]).toEqual([1, 0])
  expect(server.mails.map(({ to }) => to)).toEqual([["ada@example.com"]])
  const raw = server.mails[0]!.raw.replaceAll("=\r\n", "").replaceAll("=3D", "=")
  expect(raw).toContain("Subject: Join acme on Nightjar")
  expect(raw).toMatch(/https:\/\/acme\.nightjar\.example\/join#[\w-]{43}/)
  expect(await rows()).toMatchObject([{ state: "sent", attempts: 1, token: null }])
})

it("sends it again when the server was away, and gives up when the address is none", async () => {
  server.behave("broken")
  await invite("ben@example.com")
  await round()
  const [waiting] = await rows()
  expect(waiting).toMatchObject({ state: "waiting", attempts: 1 })
  expect(waiting!.wait).toBeGreaterThan(3)
  server.behave("fine")
  await pool`update mail set due_at = now()`
  await round()
  expect(await rows()).toMatchObject([{ state: "sent", attempts: 2 }])

  await invite("nobody@example.com")
  await round()
  expect((await rows()).find(({ state }) => state === "failed")).toMatchObject({
    answer: expect.stringContaining("No mailbox"),
  })
})

it("is taken by one of several workers, and by another one when its sender has died", async () => {
  await invite("carl@example.com")
  expect((await Promise.all([loopWith().claim(), loopWith().claim()])).flat()).toHaveLength(1)
  expect(await loopWith().claim()).toEqual([])
  await pool`update mail set due_at = now()`
  await round()
  expect(server.mails).toHaveLength(1)
})

it("says so when no key opens its link", async () => {
  await invite("dora@example.com")
  await round(loopWith(`other:${Buffer.alloc(32, 7).toString("base64")}`))
  expect(await rows()).toMatchObject([{ state: "waiting", answer: expect.stringContaining("ENCRYPTION_KEYS") }])
  expect(server.mails).toEqual([])
})
