/** From Stripe's words to ours. Pure. */
import { type PlanName, planNames, planOfPrice } from "@nightjar/core/plan"
import type { Checkout, Payments, Subscription } from "@nightjar/core/ports"
import { second } from "@nightjar/kit/time"
import type Stripe from "stripe"

/** What is read of Stripe's objects: the rest of them is no concern of ours. */
export type StripeSubscription = Pick<
  Stripe.Subscription,
  "id" | "status" | "created" | "items" | "cancel_at" | "cancel_at_period_end"
>
type StripeInvoice = Pick<Stripe.Invoice, "created" | "status_transitions">
type StripeSession = Pick<Stripe.Checkout.Session, "id" | "status" | "url" | "metadata">

export const modeOf = ({
  secretKey,
  apiBase,
}: {
  secretKey: string
  apiBase?: string | undefined
}): Payments["mode"] => {
  if (apiBase) return "pretend"
  return /^[sr]k_test_/.test(secretKey) ? "test" : "live"
}

const momentOf = (seconds: number): Date => new Date(seconds * second)

/** Null for a subscription to something that is no plan of ours. */
export const planIn = ({ items }: Pick<StripeSubscription, "items">): PlanName | null =>
  planOfPrice(items.data[0]?.price.lookup_key ?? null)

const states: Readonly<Record<string, Subscription["state"]>> = {
  trialing: "paid",
  active: "paid",
  past_due: "unpaid",
  unpaid: "unpaid",
  paused: "ended",
  canceled: "ended",
  incomplete: "pending",
  incomplete_expired: "pending",
}

/** @param open its invoices that wait for a payment */
export const subscriptionOf = (
  { id, status, created, items, cancel_at, cancel_at_period_end }: StripeSubscription,
  plan: PlanName,
  open: readonly StripeInvoice[],
): Subscription => {
  const state = states[status]
  if (!state) throw new Error(`Stripe says of a subscription that it is "${status}", which means nothing here.`)
  const periodEnd = items.data[0]?.current_period_end ?? null
  const cancelsAt = cancel_at ?? (cancel_at_period_end ? periodEnd : null)
  const unpaid = open.map((invoice) => invoice.status_transitions.finalized_at ?? invoice.created)
  return {
    id,
    plan,
    state,
    startedAt: momentOf(created),
    periodEndsAt: periodEnd === null ? null : momentOf(periodEnd),
    cancelsAt: cancelsAt === null ? null : momentOf(cancelsAt),
    unpaidSince: unpaid.length > 0 ? momentOf(Math.min(...unpaid)) : null,
  }
}

export const checkoutOf = ({ id, status, url, metadata }: StripeSession): Checkout => {
  const named = metadata?.plan
  return {
    id,
    state: status === "complete" ? "complete" : status === "open" ? "open" : "expired",
    plan: planNames.find((name) => name === named) ?? null,
    url: url ?? "",
  }
}

/** Whom an event is about: its object is a customer, or has one. */
export const customerIn = (object: object): string | null => {
  const {
    object: kind,
    id,
    customer,
  } = object as { object?: string; id?: string; customer?: string | { id: string } | null }
  if (kind === "customer") return id ?? null
  return (typeof customer === "object" ? customer?.id : customer) ?? null
}
