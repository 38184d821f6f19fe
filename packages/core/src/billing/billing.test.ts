import { day, hour, minute } from "@nightjar/kit/time"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { PlanName } from "../plan/plan.ts"
import type { Subscription } from "../ports.ts"
import { billingOf, graceDays, historyAfter, historyDays, nextLook, planOf } from "./billing.ts"

const now = new Date("2026-11-26T12:00:00Z")
const after = (ms: number) => new Date(now.getTime() + ms)
const subscription = (change: Partial<Subscription>): Subscription => ({
  id: "sub_1",
  plan: "pro",
  state: "paid",
  startedAt: after(-100 * day),
  periodEndsAt: after(20 * day),
  cancelsAt: null,
  unpaidSince: null,
  ...change,
})

describe("what a workspace pays for", () => {
  const cases: [string, Partial<Subscription>[], string, string | null][] = [
    ["nothing was bought: whatever it was given stands", [], "none", null],
    ["a first payment that has not come yet", [{ state: "pending" }], "none", null],
    ["paid", [{}], "active", "pro"],
    ["paid, and not to be renewed", [{ cancelsAt: after(20 * day) }], "active", "pro"],
    ["a payment failed today", [{ state: "unpaid", unpaidSince: now }], "overdue", "pro"],
    ["a payment failed 13 days ago", [{ state: "unpaid", unpaidSince: after(-13 * day) }], "overdue", "pro"],
    ["a payment failed 14 days ago", [{ state: "unpaid", unpaidSince: after(-14 * day) }], "overdue", "free"],
    ["unpaid, and the vendor names no invoice", [{ state: "unpaid" }], "overdue", "free"],
    ["ended", [{ state: "ended" }], "ended", "free"],
    ["ended, and bought again", [{ state: "ended" }, { id: "sub_2" }], "active", "pro"],
    [
      "ended, and begun again without a payment",
      [{ state: "ended" }, { id: "sub_2", state: "pending" }],
      "ended",
      "free",
    ],
    ["two of them: the larger", [{}, { id: "sub_2", plan: "enterprise" }], "active", "enterprise"],
    [
      "a paid one beside a larger that is not",
      [{}, { id: "sub_2", plan: "enterprise", state: "unpaid", unpaidSince: now }],
      "active",
      "pro",
    ],
  ]
  it.each(cases)("%s", (_, changes, state, plan) => {
    const billing = billingOf(changes.map(subscription))
    expect([billing.state, planOf(billing, now)]).toEqual([state, plan])
  })

  it("does not depend on the order in which the vendor lists it", () => {
    const some = fc.record({
      id: fc.constantFrom("sub_1", "sub_2", "sub_3"),
      plan: fc.constantFrom("pro" as const, "enterprise" as const),
      state: fc.constantFrom("paid" as const, "unpaid" as const, "ended" as const, "pending" as const),
      startedAt: fc.constantFrom(now, after(-day)),
    })
    const several = fc.uniqueArray(some, { selector: ({ id }) => id, maxLength: 3 })
    fc.assert(
      fc.property(several, (changes) => {
        const all = changes.map(subscription)
        expect(billingOf([...all].reverse())).toEqual(billingOf(all))
      }),
    )
  })
})

describe("history, when the plan changes", () => {
  const later = after(historyDays * day)
  const none = { historyPlan: null, historyUntil: null }
  const kept = (historyPlan: PlanName, historyUntil: Date) => ({ historyPlan, historyUntil })
  it.each([
    ["is kept for a month as the larger plan has kept it", none, "pro", "free", kept("pro", later)],
    ["is kept by a larger plan itself", none, "free", "pro", none],
    [
      "of two changes is kept as the largest has",
      kept("enterprise", after(day)),
      "pro",
      "free",
      kept("enterprise", later),
    ],
    ["of long ago is kept no longer", kept("enterprise", after(-day)), "pro", "free", kept("pro", later)],
    [
      "stays as it is kept on the way back",
      kept("enterprise", after(day)),
      "free",
      "pro",
      kept("enterprise", after(day)),
    ],
    ["is kept by the plan that is back", kept("pro", after(day)), "free", "pro", none],
  ] as const)("%s", (_, history, before, plan, expected) => {
    expect(historyAfter(history, { before, plan, now })).toEqual(expected)
  })
})

describe("the vendor is asked again", () => {
  const asked = (change: Partial<Subscription>, changed = false) =>
    nextLook(billingOf([subscription(change)]), { now, changed }).getTime() - now.getTime()
  it.each([
    ["a minute after the plan has changed", asked({}, true), minute],
    ["each day", asked({}), day],
    ["an hour after a period ends", asked({ periodEndsAt: after(2 * hour) }), 3 * hour],
    ["an hour after the end of what is not renewed", asked({ cancelsAt: after(hour) }), 2 * hour],
    ["when a grace ends", asked({ state: "unpaid", unpaidSince: after(5 * minute - graceDays * day) }), 5 * minute],
    ["but never at once again", asked({ state: "unpaid", unpaidSince: after(1 - graceDays * day) }), minute],
  ])("%s", (_, ms, expected) => expect(ms).toBe(expected))
})
