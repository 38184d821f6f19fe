/**
 * What a workspace pays for: our copy of what the vendor says, and which plan follows from it. Pure, so the same facts
 * make the same plan in whatever order they came. Safe in the browser.
 */
import { day, hour, minute } from "@nightjar/kit/time"
import { type PlanName, planNames } from "../plan/plan.ts"
import type { Subscription } from "../ports.ts"

/** Where plans are bought and seen to, on a workspace's host. */
export const billingPath = "/settings/plan"

/** After a payment failed, the plan is kept for so long. */
export const graceDays = 14

/** `none`: nothing was bought yet; `overdue`: the last payment failed. */
export const billingStates = ["none", "active", "overdue", "ended"] as const

export interface Billing {
  state: (typeof billingStates)[number]
  /** What was bought last. */
  plan: PlanName | null
  subscriptionId: string | null
  /** Paid until then, and renewed. */
  periodEndsAt: Date | null
  /** Not renewed, but ends then. */
  cancelsAt: Date | null
  /** Of an overdue one: the plan is kept until then. */
  graceEndsAt: Date | null
}

const nothing: Billing = {
  state: "none",
  plan: null,
  subscriptionId: null,
  periodEndsAt: null,
  cancelsAt: null,
  graceEndsAt: null,
}

/** What of a customer's subscriptions counts: one that is paid before one that is not, then the larger, then the newer. */
export const billingOf = (subscriptions: readonly Subscription[]): Billing => {
  const [best] = subscriptions.filter(({ state }) => state !== "pending").sort(byWeight)
  if (!best) return nothing
  const { id, plan, periodEndsAt, cancelsAt, unpaidSince } = best
  const bought = { ...nothing, plan, subscriptionId: id }
  if (best.state === "ended") return { ...bought, state: "ended" }
  const running = { ...bought, periodEndsAt, cancelsAt }
  if (best.state === "paid") return { ...running, state: "active" }
  const since = unpaidSince ?? best.startedAt
  return { ...running, state: "overdue", graceEndsAt: new Date(since.getTime() + graceDays * day) }
}

const weights = ["ended", "unpaid", "paid"]
const weightOf = ({ state, plan, startedAt }: Subscription) => [
  weights.indexOf(state),
  planNames.indexOf(plan),
  startedAt.getTime(),
]

const byWeight = (one: Subscription, other: Subscription): number => {
  const [mine, theirs] = [weightOf(one), weightOf(other)]
  const differing = mine.findIndex((part, index) => part !== theirs[index])
  return differing < 0 ? one.id.localeCompare(other.id) : theirs[differing]! - mine[differing]!
}

/** Null where nothing was bought: then whatever plan the workspace was given stands. */
export const planOf = ({ state, plan, graceEndsAt }: Billing, now: Date): PlanName | null => {
  if (state === "none") return null
  const isKept = state === "active" || (graceEndsAt !== null && now < graceEndsAt)
  return isKept ? plan : "free"
}

/** A smaller plan keeps less history: what is too old for it stays for so long. */
export const historyDays = 30

export interface KeptHistory {
  historyPlan: PlanName | null
  historyUntil: Date | null
}

/** How history is kept after a change of plan: for a while as the largest plan of before has kept it. */
export const historyAfter = (
  { historyPlan, historyUntil }: KeptHistory,
  { before, plan, now }: { before: PlanName; plan: PlanName; now: Date },
): KeptHistory => {
  const isKept = historyPlan !== null && historyUntil !== null && now < historyUntil
  const largest = isKept && isLarger(historyPlan, before) ? historyPlan : before
  if (!isLarger(largest, plan)) return { historyPlan: null, historyUntil: null }
  if (!isLarger(before, plan)) return { historyPlan, historyUntil }
  return { historyPlan: largest, historyUntil: new Date(now.getTime() + historyDays * day) }
}

const isLarger = (one: PlanName, other: PlanName) => planNames.indexOf(one) > planNames.indexOf(other)

/** Time for the vendor's event to come first. */
const patience = hour

/**
 * When the vendor is asked again, whether it has sent an event or not: at the end of a grace, a while after a period
 * ends, each day, and a minute after the plan has changed, so that nothing of the change is left half done.
 */
export const nextLook = (
  { periodEndsAt, cancelsAt, graceEndsAt }: Billing,
  { now, changed }: { now: Date; changed: boolean },
): Date => {
  if (changed) return new Date(now.getTime() + minute)
  const moments = [
    now.getTime() + day,
    ...[periodEndsAt, cancelsAt].flatMap((moment) => (moment ? [moment.getTime() + patience] : [])),
    ...(graceEndsAt ? [graceEndsAt.getTime()] : []),
  ].filter((moment) => moment > now.getTime())
  return new Date(Math.max(Math.min(...moments), now.getTime() + minute))
}
