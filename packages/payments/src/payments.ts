/** Stripe behind the port `Payments`. */
import { createHash } from "node:crypto"
import { billingPath } from "@nightjar/core/billing"
import { type PlanName, type Price, plans } from "@nightjar/core/plan"
import type { Checkout, Payments, Subscription, VendorEvent } from "@nightjar/core/ports"
import { AppError } from "@nightjar/kit/error"
import { second } from "@nightjar/kit/time"
import Stripe from "stripe"
import { asking, unlessMissing } from "./asking.ts"
import { checkoutOf, customerIn, modeOf, planIn, subscriptionOf } from "./translation.ts"

export interface PaymentsOptions {
  secretKey: string
  webhookSecret: string
  /** Stripe's own unless set. */
  apiBase?: string | undefined
  urlOf(slug: string): string
}

const open = ({ secretKey, apiBase }: PaymentsOptions): Stripe => {
  const patience = { maxNetworkRetries: 2, timeout: 10 * second, telemetry: false }
  if (!apiBase) return new Stripe(secretKey, patience)
  const { protocol, hostname, port } = new URL(apiBase)
  const isSafe = protocol === "https:"
  const place = { protocol: isSafe ? "https" : "http", host: hostname, port: port || (isSafe ? 443 : 80) } as const
  return new Stripe(secretKey, { ...patience, ...place })
}

export const createPayments = (options: PaymentsOptions): Payments => {
  const stripe = open(options)
  const pageOf = (slug: string) => `${options.urlOf(slug)}${billingPath}`
  return {
    mode: modeOf(options),
    createCustomer: ({ tenant, name, email }) =>
      asking(async () => {
        const about = { name, metadata: { tenant }, ...(email && { email }) }
        return (await stripe.customers.create(about, { idempotencyKey: keyOf(about) })).id
      }),
    openCheckout: ({ customer, plan, slug, key }) =>
      asking(async (): Promise<Checkout> => {
        const order = {
          mode: "subscription" as const,
          customer,
          line_items: [{ price: await findPrice(stripe, plan), quantity: 1 }],
          metadata: { plan },
          success_url: `${pageOf(slug)}?checkout=done`,
          cancel_url: pageOf(slug),
        }
        const session = await stripe.checkout.sessions.create(order, { idempotencyKey: keyOf({ key, order }) })
        return checkoutOf(session)
      }),
    findCheckout: (id) =>
      asking(async () => {
        const session = await unlessMissing(stripe.checkout.sessions.retrieve(id))
        return session && checkoutOf(session)
      }),
    closeCheckout: (id) => asking(() => close(stripe, id)),
    openPortal: ({ customer, slug }) =>
      asking(async () => {
        const { url } = await stripe.billingPortal.sessions.create({ customer, return_url: pageOf(slug) })
        return { url }
      }),
    listSubscriptions: (customer) => asking(() => listSubscriptions(stripe, customer)),
    readEvent: (body, signature) => readEvent(stripe, { body, signature, secret: options.webhookSecret }),
  }
}

/** Stripe refuses a key that comes again with another order, so what is ordered is part of it. */
const keyOf = (order: object): string => createHash("sha256").update(JSON.stringify(order)).digest("hex")

/** By its lookup key. What a page has promised must be what is charged. */
const findPrice = async (stripe: Stripe, plan: PlanName): Promise<string> => {
  const { lookupKey, amount, currency } = plans[plan].price as Price
  const { data } = await stripe.prices.list({ lookup_keys: [lookupKey], active: true, limit: 1 })
  const price = data[0]
  if (!price) throw new Error(`Stripe has no active price with the lookup key ${lookupKey}.`)
  if (price.unit_amount !== amount || price.currency !== currency)
    throw new Error(
      `Stripe's price ${lookupKey} is ${price.unit_amount} ${price.currency}, but the plan says ${amount} ${currency}.`,
    )
  return price.id
}

const close = async (stripe: Stripe, id: string): Promise<void> => {
  try {
    await stripe.checkout.sessions.expire(id)
  } catch (error) {
    const { status } = await stripe.checkout.sessions.retrieve(id)
    if (status === "open") throw error
    if (status === "complete")
      throw new AppError(
        "conflict",
        "A plan was bought at this moment. Look at it, then change it if it is another one.",
      )
  }
}

/** The most that one answer of Stripe holds; nobody starts so many anew. */
const most = 100

const listSubscriptions = async (stripe: Stripe, customer: string): Promise<Subscription[] | null> => {
  const list = await unlessMissing(stripe.subscriptions.list({ customer, status: "all", limit: most }))
  const ours = list?.data.flatMap((subscription) => {
    const plan = planIn(subscription)
    return plan ? [{ subscription, plan }] : []
  })
  if (!ours) return null
  return Promise.all(
    ours.map(async ({ subscription, plan }) => {
      const isUnpaid = subscription.status === "past_due" || subscription.status === "unpaid"
      const open = isUnpaid
        ? await stripe.invoices.list({ subscription: subscription.id, status: "open", limit: most })
        : null
      return subscriptionOf(subscription, plan, open?.data ?? [])
    }),
  )
}

/** The signature covers the bytes as they came, and the moment; Stripe's own limit of five minutes holds. */
const readEvent = (
  stripe: Stripe,
  { body, signature, secret }: { body: Uint8Array; signature: string; secret: string },
): VendorEvent => {
  try {
    const event = stripe.webhooks.constructEvent(Buffer.from(body), signature, secret)
    return { id: event.id, type: event.type, customer: customerIn(event.data.object) }
  } catch (error) {
    throw new AppError("invalid", refusalOf(error))
  }
}

const refusalOf = (error: unknown): string => {
  const isOld = error instanceof Error && error.message.includes("tolerance")
  if (isOld) return "This webhook was signed more than five minutes ago."
  return "This is no webhook of Stripe's for this Nightjar: its signature does not fit its bytes and STRIPE_WEBHOOK_SECRET."
}
