/** What happens to subscriptions and their invoices, and which events tell of it: the part of Stripe that has rules. */
import { day, second } from "@nightjar/kit/time"
import {
  type Books,
  type CheckoutSession,
  cards,
  type Invoice,
  newObjectId,
  nowOf,
  type Price,
  priceOf,
  type Subscription,
} from "./books.ts"

/** Where things are written, and whom they are told. */
export interface Desk {
  books: Books
  /** Records an event and sends it to the webhook. */
  emit(type: string, object: object): void
}

const daySeconds = day / second
/** So many days after a payment failed it is tried again; when all tries have failed, the subscription is cancelled. */
const retryDays = [3, 8, 15]
const lastDay = 21

/** The same day of the next month, or its last one. */
const monthAfter = (at: number): number => {
  const from = new Date(at * second)
  const to = new Date(from)
  to.setUTCMonth(from.getUTCMonth() + 1)
  if (to.getUTCDate() !== from.getUTCDate()) to.setUTCDate(0)
  return to.getTime() / second
}

export const itemOf = (subscription: Subscription) => subscription.items.data[0]!
const canPay = ({ books }: Desk, customer: string) =>
  books.customers[customer]?.invoice_settings.default_payment_method === cards.good

/** Somebody paid on the hosted page: what was ordered begins. */
export const beginSubscription = (desk: Desk, session: CheckoutSession): void => {
  const { books, emit } = desk
  const now = nowOf(books)
  const price = priceOf(session.line.price)!
  const id = newObjectId("sub")
  const item = {
    id: newObjectId("si"),
    object: "subscription_item" as const,
    price,
    quantity: 1,
    current_period_start: now,
    current_period_end: monthAfter(now),
  }
  const subscription: Subscription = {
    id,
    object: "subscription",
    created: now,
    status: "active",
    customer: session.customer,
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    ended_at: null,
    livemode: false,
    latest_invoice: "",
    items: { object: "list", url: "/v1/subscription_items", has_more: false, data: [item] },
  }
  books.subscriptions[id] = subscription
  Object.assign(session, { status: "complete", payment_status: "paid", subscription: id, url: null })
  emit("customer.subscription.created", subscription)
  pay(desk, raise(desk, subscription, "subscription_create"))
  emit("checkout.session.completed", session)
}

/** Makes the invoice of a period, finalized at once. */
const raise = (desk: Desk, subscription: Subscription, reason: Invoice["billing_reason"]): Invoice => {
  const now = nowOf(desk.books)
  const { price } = itemOf(subscription)
  const invoice: Invoice = {
    id: newObjectId("in"),
    object: "invoice",
    created: now,
    customer: subscription.customer,
    status: "open",
    attempt_count: 0,
    next_payment_attempt: null,
    amount_due: price.unit_amount ?? 0,
    currency: price.currency,
    billing_reason: reason,
    livemode: false,
    parent: { type: "subscription_details", subscription_details: { subscription: subscription.id } },
    status_transitions: { finalized_at: now, paid_at: null, voided_at: null, marked_uncollectible_at: null },
  }
  desk.books.invoices[invoice.id] = invoice
  subscription.latest_invoice = invoice.id
  desk.emit("invoice.finalized", invoice)
  return invoice
}

const pay = (desk: Desk, invoice: Invoice): void => {
  invoice.status = "paid"
  invoice.attempt_count += 1
  invoice.next_payment_attempt = null
  invoice.status_transitions.paid_at = nowOf(desk.books)
  desk.emit("invoice.paid", invoice)
}

/** A period ends: a new one begins with its invoice, or the subscription ends. */
export const renew = (desk: Desk, subscription: Subscription): void => {
  const item = itemOf(subscription)
  if (subscription.cancel_at_period_end) {
    end(desk, subscription)
    return
  }
  item.current_period_start = item.current_period_end
  item.current_period_end = monthAfter(item.current_period_start)
  charge(desk, raise(desk, subscription, "subscription_cycle"))
}

/** Tries to collect an invoice, for the first time or again. */
export const charge = (desk: Desk, invoice: Invoice): void => {
  const subscription = subscriptionOf(desk.books, invoice)
  if (canPay(desk, invoice.customer)) {
    pay(desk, invoice)
    settle(desk, subscription)
    return
  }
  invoice.attempt_count += 1
  const finalizedAt = invoice.status_transitions.finalized_at ?? invoice.created
  const next = [...retryDays, lastDay][invoice.attempt_count - 1]
  invoice.next_payment_attempt = next === undefined ? null : finalizedAt + next * daySeconds
  desk.emit("invoice.payment_failed", invoice)
  if (next === undefined) {
    end(desk, subscription)
    return
  }
  if (subscription.status === "past_due") return
  subscription.status = "past_due"
  desk.emit("customer.subscription.updated", subscription)
}

export const subscriptionOf = (books: Books, { parent }: Invoice): Subscription =>
  books.subscriptions[parent.subscription_details.subscription]!

export const openInvoicesOf = (books: Books, subscription: Subscription): Invoice[] =>
  Object.values(books.invoices).filter(
    (invoice) => invoice.status === "open" && subscriptionOf(books, invoice) === subscription,
  )

/** Active again once nothing is owed. */
const settle = (desk: Desk, subscription: Subscription): void => {
  if (openInvoicesOf(desk.books, subscription).length > 0) return
  subscription.status = "active"
  desk.emit("customer.subscription.updated", subscription)
}

const end = (desk: Desk, subscription: Subscription): void => {
  const now = nowOf(desk.books)
  for (const invoice of openInvoicesOf(desk.books, subscription)) {
    invoice.status = "void"
    invoice.next_payment_attempt = null
    invoice.status_transitions.voided_at = now
    desk.emit("invoice.voided", invoice)
  }
  Object.assign(subscription, { status: "canceled", canceled_at: subscription.canceled_at ?? now, ended_at: now })
  desk.emit("customer.subscription.deleted", subscription)
}

/** What a customer does with a subscription on the hosted page. */
export const verbs = {
  cancelNow: end,
  cancelAtEnd(desk: Desk, subscription: Subscription) {
    const { current_period_end } = itemOf(subscription)
    const change = { cancel_at_period_end: true, cancel_at: current_period_end, canceled_at: nowOf(desk.books) }
    desk.emit("customer.subscription.updated", Object.assign(subscription, change))
  },
  /** As if its time had come. */
  endPeriod(desk: Desk, subscription: Subscription) {
    itemOf(subscription).current_period_end = nowOf(desk.books)
    renew(desk, subscription)
  },
  keep(desk: Desk, subscription: Subscription) {
    const change = { cancel_at_period_end: false, cancel_at: null, canceled_at: null }
    desk.emit("customer.subscription.updated", Object.assign(subscription, change))
  },
} as const

/** At once, and without a bill for what is left of the month. */
export const changePrice = (desk: Desk, subscription: Subscription, price: Price): void => {
  itemOf(subscription).price = price
  desk.emit("customer.subscription.updated", subscription)
}

/** Another card; what is owed is tried with it at once. */
export const changeCard = (desk: Desk, customer: string, card: (typeof cards)[keyof typeof cards]): void => {
  const { books, emit } = desk
  const owner = books.customers[customer]!
  owner.invoice_settings.default_payment_method = card
  emit("customer.updated", owner)
  if (card !== cards.good) return
  for (const invoice of Object.values(books.invoices))
    if (invoice.customer === customer && invoice.status === "open") charge(desk, invoice)
}
