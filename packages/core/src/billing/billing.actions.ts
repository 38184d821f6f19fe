import { AppError } from "@nightjar/kit/error"
import { z } from "zod"
import { action, type RunContext } from "../action.ts"
import type { Context, Wiring } from "../context.ts"
import { fitMonitors } from "../plan/fit.actions.ts"
import { getPlan } from "../plan/plan.queries.ts"
import { soldPlans } from "../plan/plan.ts"
import type { Payments, Subscription } from "../ports.ts"
import { findTenantByCustomer } from "../tenant/tenant.queries.ts"
import { getUser } from "../user/user.queries.ts"
import {
  drawTicket,
  findBilling,
  insertEvent,
  keepCheckout,
  wasHeard,
  writeBilling,
  writePlan,
} from "./billing.queries.ts"
import { billingOf, historyAfter, nextLook, planOf } from "./billing.ts"

const paymentsOf = ({ payments }: Pick<Wiring, "payments">): Payments => {
  if (payments) return payments
  throw new AppError("unavailable", "Nothing is sold on this Nightjar: its operator has set up no payments.")
}

/** Leads to a page of the vendor's where a plan is bought; the one that is open already, where there is one. */
export const openCheckout = action("billing.checkout", {
  input: z.object({ plan: z.enum(soldPlans, { error: "must be a plan that is sold" }) }),
  async prepare(context, { plan }) {
    const payments = paymentsOf(context)
    const { tenant, database } = context
    const before = await database.read(tenant.id, findBilling)
    const kept = before?.checkoutId ?? null
    // Before the subscriptions: a checkout that is paid in between is seen among those.
    const open = kept ? await payments.findCheckout(kept) : null
    const subscriptions = before && (await payments.listSubscriptions(before.customerId))
    assertNothingRuns(subscriptions ?? [])
    const customerId = subscriptions ? before.customerId : await createCustomer(context, payments)
    if (open?.state === "open" && open.plan === plan) return { before: kept, customerId, checkout: open }
    if (open?.state === "open") await payments.closeCheckout(open.id)
    const key = `${tenant.id} ${kept ?? "first"} ${plan}`
    const checkout = await payments.openCheckout({ customer: customerId, plan, slug: tenant.slug, key })
    return { before: kept, customerId, checkout }
  },
  async run({ db, tenant, note }, { plan }, { before, customerId, checkout }) {
    if (!(await keepCheckout(db, { customerId, checkoutId: checkout.id, before })))
      throw new AppError("conflict", "Somebody else chose a plan at this moment. Look at it, then try again.")
    note({ subject: tenant.id, detail: { plan } })
    return { url: checkout.url }
  },
})

const createCustomer = async ({ tenant, actor, database }: Context, payments: Payments): Promise<string> => {
  const email = actor.kind === "member" ? (await database.read(tenant.id, (db) => getUser(db, actor.user))).email : null
  return payments.createCustomer({ tenant: tenant.id, name: tenant.name, email })
}

const assertNothingRuns = (subscriptions: readonly Subscription[]) => {
  if (subscriptions.some(({ state }) => state === "paid" || state === "unpaid"))
    throw new AppError("conflict", "This workspace has a plan already. Change or cancel it under Payment and invoices.")
}

/** Leads to a page of the vendor's where plan, card and invoices are seen to. */
export const openPortal = action("billing.openPortal", {
  input: z.void(),
  async prepare(context) {
    const payments = paymentsOf(context)
    const billing = await context.database.read(context.tenant.id, findBilling)
    if (!billing) throw new AppError("conflict", "Nothing was bought for this workspace yet. Choose a plan first.")
    return payments.openPortal({ customer: billing.customerId, slug: context.tenant.slug })
  },
  run: async ({ tenant, note }, _, { url }) => {
    note({ subject: tenant.id })
    return { url }
  },
})

/** Asks the vendor, with a ticket that was drawn before. Null where no checkout was opened yet, or none that it knows. */
const ask = async (context: Context) => {
  const payments = paymentsOf(context)
  const drawn = await context.database.write(context.tenant.id, drawTicket)
  const subscriptions = drawn && (await payments.listSubscriptions(drawn.customerId))
  return subscriptions && { ticket: drawn.ticket, subscriptions }
}

/** The only writer of what is billed, and of the plan that follows from it. */
const write = async ({ db, tenant, now, note }: RunContext, told: Awaited<ReturnType<typeof ask>>) => {
  const before = await getPlan(db, { lock: true })
  note({ subject: tenant.id })
  if (!told) return { plan: before, changed: false }
  const billing = billingOf(told.subscriptions)
  const plan = planOf(billing, now) ?? before
  const changed = plan !== before
  const lookAt = nextLook(billing, { now, changed })
  const written = await writeBilling(db, told.ticket, { ...billing, lookAt })
  if (!written) return { plan: before, changed: false }
  if (changed) await writePlan(db, plan, historyAfter(written, { before, plan, now }))
  note({ subject: tenant.id, detail: { state: billing.state, ...(changed && { before, plan }) } })
  return { plan, changed }
}

/** What is remembered of the tenant is out of date, and what runs may be too much for the plan, or too little. */
const announce = async (context: Context, { changed }: { changed: boolean }) => {
  if (!changed) return
  await context.bus.publish({ kind: "forget", keys: [context.tenant.id] })
  await fitMonitors(context)
}

/** Asks the vendor how things stand, e.g. when somebody comes back from its pages before its event does. */
export const syncBilling = action("billing.sync", {
  input: z.void(),
  prepare: ask,
  run: (context, _, told) => write(context, told),
  announce,
})

const recordEvent = action("billing.hear", {
  input: z.object({ id: z.string().min(1).max(255), type: z.string().max(255) }),
  prepare: ask,
  async run(context, event, told) {
    await insertEvent(context.db, event)
    return write(context, told)
  },
  announce,
})

/**
 * Hears the vendor's webhook. The event says only that something happened to a customer; what is true now is asked.
 * Resolves when that is written. Throws `invalid` for what is not the vendor's; when it throws otherwise, the vendor is
 * to send the event again.
 * @returns whether there was anything to do: an event that was heard before, or of a customer of somebody else, is nothing
 */
export const hearVendor = async (
  wiring: Wiring,
  { body, signature }: { body: Uint8Array; signature: string },
): Promise<boolean> => {
  const event = paymentsOf(wiring).readEvent(body, signature)
  const tenant = event.customer ? await findTenantByCustomer(wiring.doors, event.customer) : null
  if (!tenant || (await wiring.database.read(tenant.id, (db) => wasHeard(db, event.id)))) return false
  await recordEvent({ ...wiring, tenant, actor: { kind: "system" }, address: null }, event)
  return true
}
