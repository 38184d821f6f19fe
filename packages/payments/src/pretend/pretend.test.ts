import { mkdtempSync, rmSync } from "node:fs"
import { createServer } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { day } from "@nightjar/kit/time"
import Stripe from "stripe"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { fillIn, openPretend, secrets } from "../../testing/shop.ts"
import { cards } from "./books.ts"
import { type Pretend, startPretend } from "./pretend.ts"

let pretend: Pretend
let stripe: Stripe
const clientOf = ({ url }: Pretend, key = secrets.secretKey) =>
  new Stripe(key, { protocol: "http", host: "127.0.0.1", port: new URL(url).port, maxNetworkRetries: 0 })

beforeAll(async () => {
  pretend = await openPretend("http://127.0.0.1:9/")
  pretend.postman.behave({ hold: true })
  stripe = clientOf(pretend)
})
afterAll(() => pretend.close())

const openCheckout = async (of = stripe) => {
  const { id } = await of.customers.create({ name: "Acme", metadata: { tenant: "ten_1" } })
  return of.checkout.sessions.create({
    mode: "subscription",
    customer: id,
    line_items: [{ price: "price_pro", quantity: 1 }],
    success_url: "http://acme.localhost/done",
    cancel_url: "http://acme.localhost/",
  })
}

/** Somebody who has a plan, with this card from then on. */
const subscribed = async (card: string = cards.good) => {
  const { id, customer, url } = await openCheckout()
  await fillIn(url!, { card: cards.good })
  const { subscription } = await stripe.checkout.sessions.retrieve(id)
  const portal = await stripe.billingPortal.sessions.create({
    customer: customer as string,
    return_url: "http://acme.localhost/",
  })
  await fillIn(portal.url, { verb: "card", card })
  return { id: subscription as string, portal: portal.url }
}

const statusOf = async (id: string) => (await stripe.subscriptions.retrieve(id)).status
const openInvoices = async (subscription: string) => (await stripe.invoices.list({ subscription, status: "open" })).data

describe("the interface", () => {
  it("gives the same answer to the same key, and refuses the key with another question", async () => {
    const once = await stripe.customers.create({ name: "Acme" }, { idempotencyKey: "one" })
    const again = await stripe.customers.create({ name: "Acme" }, { idempotencyKey: "one" })
    expect(again.id).toBe(once.id)
    await expect(stripe.customers.create({ name: "Other" }, { idempotencyKey: "one" })).rejects.toMatchObject({
      type: "StripeIdempotencyError",
      statusCode: 400,
    })
  })

  it.each([
    ["another key", () => clientOf(pretend, "sk_other").prices.list(), { statusCode: 401 }],
    ["an unknown id", () => stripe.customers.retrieve("cus_none"), { statusCode: 404, code: "resource_missing" }],
    [
      "an unknown customer",
      () => stripe.subscriptions.list({ customer: "cus_none" }),
      { code: "resource_missing", param: "customer" },
    ],
    [
      "a parameter it does not know",
      () => stripe.customers.create({ phone: "1" }),
      { statusCode: 400, code: "parameter_unknown", param: "phone" },
    ],
    [
      "what is needed and missing",
      () => stripe.billingPortal.sessions.create({} as never),
      { code: "parameter_missing", param: "customer" },
    ],
    ["what it was not made for", () => stripe.coupons.list(), { statusCode: 400 }],
  ])("refuses %s in Stripe's shape", async (_, ask, problem) => {
    await expect(ask()).rejects.toMatchObject(problem)
  })

  it("finds prices by their lookup keys", async () => {
    const { data } = await stripe.prices.list({ lookup_keys: ["nightjar_enterprise_monthly"], active: true })
    expect(data).toMatchObject([{ id: "price_enterprise", unit_amount: 19_900, currency: "usd" }])
  })

  it("ends a checkout once, and none that was paid", async () => {
    const { id, url } = await openCheckout()
    expect((await stripe.checkout.sessions.expire(id)).status).toBe("expired")
    await fillIn(url!, { card: cards.good })
    expect((await stripe.checkout.sessions.retrieve(id)).subscription).toBeNull()
    await expect(stripe.checkout.sessions.expire(id)).rejects.toMatchObject({ statusCode: 400 })
  })
})

describe("as time passes", () => {
  it("a plan is renewed each month", async () => {
    const { id } = await subscribed()
    pretend.advance(63 * day)
    expect(await statusOf(id)).toBe("active")
    const paid = await stripe.invoices.list({ subscription: id, status: "paid" })
    expect(paid.data.map(({ billing_reason }) => billing_reason)).toEqual([
      "subscription_cycle",
      "subscription_cycle",
      "subscription_create",
    ])
  })

  it("a failed payment is tried again three times, and then the plan ends", async () => {
    const { id } = await subscribed(cards.failing)
    pretend.advance(32 * day)
    expect(await statusOf(id)).toBe("past_due")
    expect(await openInvoices(id)).toMatchObject([{ attempt_count: 1 }])
    pretend.advance(16 * day)
    expect(await openInvoices(id)).toMatchObject([{ attempt_count: 4 }])
    pretend.advance(6 * day)
    expect(await statusOf(id)).toBe("canceled")
    expect(await openInvoices(id)).toEqual([])
  })

  it("another card pays what is owed", async () => {
    const { id, portal } = await subscribed(cards.failing)
    pretend.advance(32 * day)
    await fillIn(portal, { verb: "card", card: cards.good })
    expect(await statusOf(id)).toBe("active")
  })

  it("a plan that is not to be renewed ends with its period", async () => {
    const { id, portal } = await subscribed()
    await fillIn(portal, { verb: "cancelAtEnd" })
    pretend.advance(20 * day)
    expect(await statusOf(id)).toBe("active")
    pretend.advance(12 * day)
    expect(await statusOf(id)).toBe("canceled")
  })

  it("a checkout that nobody pays runs out after a day", async () => {
    const { id } = await openCheckout()
    pretend.advance(day)
    expect((await stripe.checkout.sessions.retrieve(id)).status).toBe("expired")
  })
})

describe("its events", () => {
  const receive = async () => {
    const heard: string[] = []
    const server = createServer(async (incoming, outgoing) => {
      const event = JSON.parse(Buffer.concat(await incoming.toArray()).toString())
      heard.push(event.type)
      outgoing.writeHead(heard.length === 1 ? 500 : 200).end()
    }).listen(0, "127.0.0.1")
    await new Promise((resolve) => server.once("listening", resolve))
    const { port } = server.address() as { port: number }
    return { heard, url: `http://127.0.0.1:${port}/`, close: () => server.close() }
  }

  it("come again when they are not taken, twice where that is asked for, and not at all", async () => {
    const receiver = await receive()
    const own = await openPretend(receiver.url)
    await clientOf(own).customers.create({ name: "Acme" })
    await own.postman.quiet()
    expect(receiver.heard).toEqual(["customer.created", "customer.created"])
    own.postman.behave({ twice: true })
    await clientOf(own).customers.create({ name: "Acme" })
    own.postman.behave({ lose: true })
    await clientOf(own).customers.create({ name: "Acme" })
    await own.postman.quiet()
    expect(receiver.heard).toHaveLength(4)
    await own.close()
    receiver.close()
  })
})

it("remembers from start to start what its file holds", async () => {
  const folder = mkdtempSync(join(tmpdir(), "pretend-"))
  const options = {
    port: 0,
    secretKey: secrets.secretKey,
    webhook: { url: "http://127.0.0.1:9/", secret: "whsec_1" },
    file: join(folder, "stripe.json"),
  }
  const first = await startPretend(options)
  const { id } = await clientOf(first).customers.create({ name: "Acme" })
  await first.close()
  const second = await startPretend(options)
  expect(await clientOf(second).customers.retrieve(id)).toMatchObject({ name: "Acme" })
  await second.close()
  rmSync(folder, { recursive: true })
})
