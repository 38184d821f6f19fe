/**
 * What the pretend Stripe knows: objects as its API shows them, under their ids. Plain JSON, so that it can be kept in a
 * file from start to start.
 */
import { randomBytes } from "node:crypto"
import { plans, soldPlans } from "@nightjar/core/plan"
import { second } from "@nightjar/kit/time"
import type Stripe from "stripe"

export type Customer = Pick<
  Stripe.Customer,
  "id" | "object" | "created" | "name" | "email" | "metadata" | "livemode"
> & {
  invoice_settings: { default_payment_method: Card | null }
}
export type Price = Pick<
  Stripe.Price,
  "id" | "object" | "active" | "currency" | "unit_amount" | "lookup_key" | "nickname" | "type" | "livemode"
> & { recurring: { interval: "month"; interval_count: 1 } }
export interface SubscriptionItem {
  id: string
  object: "subscription_item"
  price: Price
  quantity: number
  current_period_start: number
  current_period_end: number
}
export type Subscription = Pick<
  Stripe.Subscription,
  | "id"
  | "object"
  | "created"
  | "status"
  | "cancel_at"
  | "cancel_at_period_end"
  | "canceled_at"
  | "ended_at"
  | "livemode"
> & { customer: string; latest_invoice: string; items: List<SubscriptionItem> }
export type Invoice = Pick<
  Stripe.Invoice,
  | "id"
  | "object"
  | "created"
  | "status"
  | "attempt_count"
  | "next_payment_attempt"
  | "amount_due"
  | "currency"
  | "billing_reason"
  | "livemode"
> & {
  customer: string
  parent: { type: "subscription_details"; subscription_details: { subscription: string } }
  status_transitions: Record<"finalized_at" | "paid_at" | "voided_at" | "marked_uncollectible_at", number | null>
}
export type CheckoutSession = Pick<
  Stripe.Checkout.Session,
  "id" | "object" | "created" | "status" | "payment_status" | "mode" | "url" | "metadata" | "expires_at" | "livemode"
> & { customer: string; subscription: string | null; success_url: string; cancel_url: string; line: { price: string } }
export type PortalSession = Pick<Stripe.BillingPortal.Session, "id" | "object" | "created" | "url" | "livemode"> & {
  customer: string
  return_url: string
}
export interface Event {
  id: string
  object: "event"
  type: string
  created: number
  api_version: string
  livemode: boolean
  pending_webhooks: number
  request: null
  data: { object: object }
}
export interface List<T> {
  object: "list"
  url: string
  has_more: boolean
  data: T[]
}

/** Two of Stripe's own test cards: one that pays, one that can be kept and then is declined. */
export const cards = { good: "pm_card_visa", failing: "pm_card_chargeCustomerFail" } as const
export type Card = (typeof cards)[keyof typeof cards]

/** An answer that is given again to who repeats the key, and what it was to. */
export interface Answered {
  asked: string
  body: object
}

export interface Books {
  /** How far time here is ahead of the machine's, ms. */
  aheadMs: number
  customers: Record<string, Customer>
  checkouts: Record<string, CheckoutSession>
  portals: Record<string, PortalSession>
  subscriptions: Record<string, Subscription>
  invoices: Record<string, Invoice>
  events: Record<string, Event>
  answered: Record<string, Answered>
}

export const emptyBooks = (): Books => ({
  aheadMs: 0,
  customers: {},
  checkouts: {},
  portals: {},
  subscriptions: {},
  invoices: {},
  events: {},
  answered: {},
})

/** Made of the plans, as an operator makes them in Stripe's dashboard. */
export const prices: readonly Price[] = soldPlans.map((name) => {
  const { price, label } = plans[name]
  return {
    id: `price_${name}`,
    object: "price",
    active: true,
    currency: price!.currency,
    unit_amount: price!.amount,
    lookup_key: price!.lookupKey,
    nickname: label,
    type: "recurring",
    livemode: false,
    recurring: { interval: "month", interval_count: 1 },
  }
})

export const priceOf = (id: string): Price | undefined => prices.find((price) => price.id === id)

/** @param prefix `cus`, `sub`, … */
export const newObjectId = (prefix: string): string => `${prefix}_${randomBytes(12).toString("hex")}`

/** The present moment there, in seconds as Stripe counts. */
export const nowOf = (books: Books): number => Math.floor((Date.now() + books.aheadMs) / second)

export const listOf = <T>(url: string, data: T[], limit: number): List<T> => ({
  object: "list",
  url,
  has_more: data.length > limit,
  data: data.slice(0, limit),
})
