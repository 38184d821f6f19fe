import { channelConfig } from "@nightjar/channels/all"
import type { Mail } from "@nightjar/channels/mailer"
import { itConforms } from "@nightjar/channels/testing/conformance"
import { createIdentities } from "@nightjar/weather/identities"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { type SmtpProvider, startSmtpProvider, unable } from "../testing/smtp-provider.ts"
import { createMailer, type SmtpMailer } from "./mailer.ts"

const sender = { from: "Nightjar <alerts@nightjar.example>", domain: "nightjar.example" }

const openEmail = async () => {
  const { port, mails, ...server } = await startSmtpProvider()
  const mailer = createMailer({ url: `smtp://127.0.0.1:${port}`, ...sender })
  return {
    ...server,
    config: channelConfig.parse({ type: "email", to: ["on-call@acme.example"] }),
    through: { egress: null as never, mailer },
    accepted: () =>
      mails.map(({ raw }) => ({
        key: /^Message-ID: <(.+)@nightjar\.example>$/im.exec(raw)?.[1] ?? "",
        text: /^Subject: (.+)$/im.exec(raw)?.[1] ?? "",
      })),
    async close() {
      mailer.close()
      await server.close()
    },
  }
}
itConforms("email", openEmail, unable)

const mail: Mail = {
  to: ["ada@acme.example"],
  subject: "Down: Shop",
  text: "It is down.",
  html: "<p>It is down.",
  key: "dlv_1",
}
const never = () => ({ signal: new AbortController().signal })

describe("a mail", () => {
  let server: SmtpProvider
  let mailer: SmtpMailer
  beforeAll(async () => {
    server = await startSmtpProvider()
    mailer = createMailer({ url: `smtp://127.0.0.1:${server.port}`, ...sender })
  })
  afterAll(async () => {
    mailer.close()
    await server.close()
  })
  beforeEach(() => {
    server.mails.length = 0
  })

  it("has both parts, its sender, and the same id at every attempt; answers to it are answered by no machine", async () => {
    expect(await mailer.send(mail, never())).toMatchObject({ kind: "delivered", answer: { status: 250 } })
    const { raw, ...envelope } = server.mails[0]!
    expect(envelope).toEqual({ from: "alerts@nightjar.example", to: ["ada@acme.example"] })
    expect(raw).toMatch(/^From: Nightjar <alerts@nightjar\.example>\r$/m)
    expect(raw).toMatch(/^Message-ID: <dlv_1@nightjar\.example>\r$/m)
    expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/m)
    expect(raw).toMatch(/multipart\/alternative/)
    expect(raw).toContain("<p>It is down.")
  })

  it("stands below the outage that it belongs to", async () => {
    await mailer.send({ ...mail, inReplyTo: "inc_1" }, never())
    expect(server.mails[0]!.raw).toMatch(/^In-Reply-To: <inc_1@nightjar\.example>\r\nReferences: <inc_1@/m)
  })

  it("goes to those whom the server takes, and names the others", async () => {
    const sent = await mailer.send({ ...mail, to: ["ada@acme.example", "nobody@acme.example"] }, never())
    expect(sent).toMatchObject({
      kind: "delivered",
      answer: { text: expect.stringContaining("No mailbox nobody@acme.example") },
    })
    expect(server.mails[0]!.to).toEqual(["ada@acme.example"])
    expect(await mailer.send({ ...mail, to: ["nobody@acme.example"] }, never())).toMatchObject({
      kind: "refused",
      answer: { status: 550 },
    })
  })

  it.each([
    ["subject", { subject: "Down\r\nBcc: all@acme.example" }],
    ["recipient", { to: ["ada@acme.example\r\nBcc: all@acme.example"] }],
    ["id", { key: "dlv\n1" }],
    ["thread", { inReplyTo: "inc\r1" }],
  ])("forges no header by a line break in its %s", async (_, change) => {
    expect(await mailer.send({ ...mail, ...change }, never())).toMatchObject({ kind: "refused" })
    expect(server.mails).toEqual([])
  })

  it("is the same for a hundred at once, over a few connections", async () => {
    const sent = await Promise.all(
      Array.from({ length: 100 }, (_, n) => mailer.send({ ...mail, key: `dlv_${n}` }, never())),
    )
    expect(sent.filter(({ kind }) => kind !== "delivered")).toEqual([])
    expect(new Set(server.mails.map(({ raw }) => /^Message-ID: (.+)$/im.exec(raw)![1])).size).toBe(100)
  })
})

describe("a mail server that asks for a password", () => {
  it("gets it, and one that refuses it is asked again later: the operator will mend it", async () => {
    const server = await startSmtpProvider({
      authOptional: false,
      onAuth: ({ password }, _, callback) =>
        password === "sesame/ü" ? callback(null, { user: 1 }) : callback(new Error("Wrong password")),
    })
    const of = (password: string) =>
      createMailer({ url: `smtp://night:${encodeURIComponent(password)}@127.0.0.1:${server.port}`, ...sender })
    const [right, wrong] = [of("sesame/ü"), of("sesame")]
    expect(await right.send(mail, never())).toMatchObject({ kind: "delivered" })
    expect(await wrong.send(mail, never())).toMatchObject({ kind: "again", answer: { status: 535 } })
    right.close()
    wrong.close()
    await server.close()
  })

  it("gets none while nobody trusted vouches for it", async () => {
    const { certificate, key } = createIdentities(Date.now()).standard
    const pem = key.export({ type: "pkcs8", format: "pem" }).toString()
    const server = await startSmtpProvider({ secure: true, key: pem, cert: certificate })
    const mailer = createMailer({ url: `smtps://night:jar@127.0.0.1:${server.port}`, ...sender })
    expect(await mailer.send(mail, never())).toMatchObject({
      kind: "again",
      answer: { text: expect.stringContaining("certificate") },
    })
    mailer.close()
    await server.close()
  })
})
