import { createEgress } from "@nightjar/egress/egress"
import { systemClock } from "@nightjar/kit/time"
import { Webhook } from "standardwebhooks"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { itConforms } from "../../testing/conformance.ts"
import { type HttpProvider, startHttpProvider } from "../../testing/http-provider.ts"
import { channelConfig } from "../all.ts"
import { samples } from "../message.sample.ts"
import { sendMessage } from "../send.ts"
import { webhook } from "./webhook.ts"

const egress = createEgress({ mode: "private", userAgent: "Nightjar/test" })
const { secret } = webhook.sample

const pointedAt = (url: string, more: object = {}) =>
  channelConfig.parse({ type: "webhook", ...webhook.sample, url, ...more })

itConforms("webhook", async () => {
  const { url, requests, ...server } = await startHttpProvider()
  return {
    ...server,
    config: pointedAt(url),
    through: { egress, mailer: null },
    accepted: () => requests.map(({ headers, body }) => ({ key: headers["webhook-id"]!, text: body })),
  }
})

let provider: HttpProvider
beforeAll(async () => {
  provider = await startHttpProvider()
})
afterAll(() => provider.close())
beforeEach(() => provider.behave("fine"))

const send = async (config = pointedAt(provider.url), doors = egress) => {
  provider.requests.length = 0
  const sent = await sendMessage(config, samples["monitor.down"], {
    egress: doors,
    mailer: null,
    clock: systemClock,
    idempotencyKey: "dlv_01k9rzv3m2e8dsxq4a7w5hj6tg",
    workspaceUrl: "https://acme.nightjar.example",
    timeoutMs: 5_000,
    signal: new AbortController().signal,
  })
  return { sent, request: provider.requests[0] }
}

test("is signed so that the receivers' own library believes it, and nothing else", async () => {
  const { request } = await send()
  expect(new Webhook(secret).verify(request!.body, request!.headers)).toMatchObject({ type: "monitor.down" })
  const forged = request!.body.replace("Checkout", "Chequeout")
  expect(() => new Webhook(secret).verify(forged, request!.headers)).toThrow()
  const other = `whsec_${Buffer.alloc(24, 7).toString("base64")}`
  expect(() => new Webhook(other).verify(request!.body, request!.headers)).toThrow()
})

test("sends what is documented, and not a byte more", async () => {
  const { request } = await send()
  const { "user-agent": agent, host, "content-length": length, connection, accept, ...headers } = request!.headers
  expect(request).toMatchObject({ method: "POST", path: "/hook" })
  expect(headers).toEqual({
    "content-type": "application/json",
    "webhook-id": "dlv_01k9rzv3m2e8dsxq4a7w5hj6tg",
    "webhook-timestamp": expect.stringMatching(/^\d{10}$/),
    "webhook-signature": expect.stringMatching(/^v1,[A-Za-z0-9+/]{43}=$/),
  })
  const { type, at, ...facts } = samples["monitor.down"]
  expect(JSON.parse(request!.body)).toEqual({
    type,
    timestamp: at,
    version: 1,
    data: {
      ...facts,
      text: "Down: Checkout API",
      url: `https://acme.nightjar.example/monitors/${facts.monitor.id}`,
    },
  })
})

test("has the method, headers and credentials that were entered, none of which replaces the signature", async () => {
  const headers = [
    { name: "X-Team", value: "night" },
    { name: "Webhook-Signature", value: "v1,mine" },
  ]
  const { request } = await send(
    pointedAt(provider.url, { method: "PUT", headers, authorization: "Bearer sesame-open" }),
  )
  expect(request).toMatchObject({ method: "PUT", headers: { "x-team": "night", authorization: "Bearer sesame-open" } })
  expect(request!.headers["webhook-signature"]).not.toContain("mine")
})

test("follows no redirect, and says where it leads", async () => {
  const moved = await startHttpProvider()
  provider.behave((response) => response.writeHead(307, { location: moved.url }).end())
  const { sent } = await send()
  expect(sent).toMatchObject({ kind: "refused", answer: { status: 307, text: expect.stringContaining(moved.url) } })
  expect(moved.requests).toEqual([])
  await moved.close()
})

test("keeps credentials that a provider sends back out of the answer", async () => {
  provider.behave((response, { headers }) => response.writeHead(400).end(`you sent ${headers.authorization}`))
  const { sent } = await send(pointedAt(provider.url, { authorization: "Bearer sesame-open" }))
  expect(sent.answer.text).toBe("you sent [secret]")
})

test("is not sent to a blocked address, and names the setting that opens it", async () => {
  const hosted = createEgress({ mode: "hosted", userAgent: "Nightjar/test" })
  const { sent, request } = await send(pointedAt(provider.url), hosted)
  expect(sent).toMatchObject({ kind: "refused", answer: { text: expect.stringContaining("EGRESS_ALLOW") } })
  expect(request).toBeUndefined()
})

test("is tried again where nobody listens, or no name is found", async () => {
  const closed = await startHttpProvider()
  await closed.close()
  expect((await send(pointedAt(closed.url))).sent).toMatchObject({ kind: "again", answer: { status: null } })
  expect((await send(pointedAt("http://nobody.invalid/"))).sent).toMatchObject({ kind: "again" })
})
