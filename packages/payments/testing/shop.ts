/** A small world that sells: core's, a pretend Stripe, and the real client pointed at it. */
import { once } from "node:events"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { hearVendor } from "@nightjar/core/billing/actions"
import { findBilling } from "@nightjar/core/billing/queries"
import type { Context, Wiring } from "@nightjar/core/context"
import type { PlanName } from "@nightjar/core/plan"
import { createCaller } from "@nightjar/core/router"
import { createWorld, type TestTenant, type World } from "@nightjar/core/testing"
import { idToUuid } from "@nightjar/kit/id"
import { createPayments } from "../src/payments.ts"
import { type Card, cards, type Event } from "../src/pretend/books.ts"
import { bodyOf, sign } from "../src/pretend/postman.ts"
import { type Pretend, startPretend } from "../src/pretend/pretend.ts"

export const secrets = { secretKey: "sk_pretend", webhookSecret: "whsec_pretend" }

export const openPretend = (webhookUrl: string): Promise<Pretend> =>
  startPretend({
    port: 0,
    secretKey: secrets.secretKey,
    webhook: { url: webhookUrl, secret: secrets.webhookSecret },
  })

export const paymentsAt = (pretend: Pick<Pretend, "url">) =>
  createPayments({ ...secrets, apiBase: pretend.url, urlOf: (slug) => `http://${slug}.localhost:3000` })

/** Fills in a form of the hosted pages; answers the page that came of it, or where it led. */
export const fillIn = async (
  url: string,
  form: Record<string, string>,
): Promise<{ page: string; location: string }> => {
  const answer = await fetch(url, { method: "POST", body: new URLSearchParams(form), redirect: "manual" })
  return { page: await answer.text(), location: answer.headers.get("location") ?? "" }
}

export interface Shop {
  world: World
  pretend: Pretend
  wiring: Wiring
  /** A workspace with the free plan. */
  open(slug: string): Promise<Customer>
  hear(event: Event, wiring?: Wiring): Promise<boolean>
  close(): Promise<void>
}

export interface Customer {
  tenant: TestTenant
  context: Context
  api: ReturnType<typeof createCaller>
  /** Opens a checkout and pays on it. */
  buy(plan: PlanName, card?: Card): Promise<{ page: string; location: string }>
  /** Does something on the portal's page. */
  visitPortal(form: Record<string, string>): Promise<void>
  plan(): Promise<PlanName>
  /** How it stands in the database. */
  billing(): ReturnType<typeof findBilling>
}

/** Our own clock there is the pretend Stripe's. */
export const createShop = async (): Promise<Shop> => {
  const world = await createWorld({ poolMax: 8 })
  const receiver = createServer(async (incoming, outgoing) => {
    const body = Buffer.concat(await incoming.toArray())
    const signature = String(incoming.headers["stripe-signature"])
    hearVendor(wiring, { body, signature }).then(
      () => outgoing.end(),
      () => outgoing.writeHead(500).end(),
    )
  })
  await once(receiver.listen(0, "127.0.0.1"), "listening")
  const pretend = await openPretend(`http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`)
  const wiring: Wiring = {
    ...world.wiring,
    payments: paymentsAt(pretend),
    now: () => new Date(Date.now() + pretend.books.aheadMs),
  }
  return {
    world,
    pretend,
    wiring,
    open: (slug) => openCustomer(world, wiring, slug),
    hear(event, through = wiring) {
      const { body, signature } = sign(bodyOf(event), secrets.webhookSecret)
      return hearVendor(through, { body: Buffer.from(body), signature })
    },
    async close() {
      await pretend.postman.quiet()
      await pretend.close()
      receiver.close()
      await world.close()
    },
  }
}

const openCustomer = async (world: World, wiring: Wiring, slug: string): Promise<Customer> => {
  const tenant = await world.addTenant(slug)
  const id = idToUuid(tenant.info.id)
  await world.pool.unsafe("update tenant set plan = 'free' where id = $1", [id])
  const context: Context = { ...tenant.as(), ...wiring, tenant: { ...tenant.info, plan: "free" } }
  const api = createCaller(context)
  return {
    tenant,
    context,
    api,
    async buy(plan, card = cards.good) {
      const { url } = await api.billing.checkout({ plan })
      return fillIn(url, { card })
    },
    async visitPortal(form) {
      const { url } = await api.billing.openPortal()
      await fillIn(url, form)
    },
    async plan() {
      return (await world.pool.unsafe("select plan from tenant where id = $1", [id]))[0]!.plan
    },
    billing: () => wiring.database.read(tenant.info.id, findBilling),
  }
}
