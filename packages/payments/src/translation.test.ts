import { describe, expect, it } from "vitest"
import { checkoutOf, customerIn, modeOf, planIn, type StripeSubscription, subscriptionOf } from "./translation.ts"

const at = (seconds: number) => new Date(seconds * 1_000)
const stripes = (change: object) =>
  ({
    id: "sub_1",
    status: "active",
    created: 1_000,
    cancel_at: null,
    cancel_at_period_end: false,
    items: { data: [{ current_period_end: 5_000, price: { lookup_key: "nightjar_pro_monthly" } }] },
    ...change,
  }) as unknown as StripeSubscription

describe("a subscription of Stripe's", () => {
  it.each([
    ["trialing", "paid"],
    ["active", "paid"],
    ["past_due", "unpaid"],
    ["unpaid", "unpaid"],
    ["paused", "ended"],
    ["canceled", "ended"],
    ["incomplete", "pending"],
    ["incomplete_expired", "pending"],
  ])("that is %s counts as %s", (status, state) => {
    expect(subscriptionOf(stripes({ status }), "pro", [])).toMatchObject({ state, periodEndsAt: at(5_000) })
  })

  it("of a state that is not known is a fault, and changes nothing", () => {
    expect(() => subscriptionOf(stripes({ status: "frozen" }), "pro", [])).toThrow('"frozen"')
  })

  it.each([
    [{}, null],
    [{ cancel_at: 4_000 }, at(4_000)],
    [{ cancel_at_period_end: true }, at(5_000)],
  ])("ends when %o says so", (change, cancelsAt) => {
    expect(subscriptionOf(stripes(change), "pro", [])).toMatchObject({ cancelsAt })
  })

  it("is unpaid since the oldest of its open invoices", () => {
    const invoice = (created: number, finalized_at: number | null) =>
      ({ created, status_transitions: { finalized_at } }) as never
    const open = [invoice(3_000, 3_100), invoice(2_000, 2_100), invoice(2_900, null)]
    expect(subscriptionOf(stripes({ status: "past_due" }), "pro", open)).toMatchObject({ unpaidSince: at(2_100) })
  })

  it("is of the plan that its price is of, or of none of ours", () => {
    expect(planIn(stripes({}))).toBe("pro")
    expect(planIn(stripes({ items: { data: [{ price: { lookup_key: "socks" } }] } }))).toBeNull()
    expect(planIn(stripes({ items: { data: [] } }))).toBeNull()
  })
})

it.each([
  [{ object: "customer", id: "cus_1" }, "cus_1"],
  [{ object: "invoice", id: "in_1", customer: "cus_1" }, "cus_1"],
  [{ object: "subscription", customer: { id: "cus_1" } }, "cus_1"],
  [{ object: "charge", customer: null }, null],
  [{ object: "price", id: "price_1" }, null],
])("an event about %o is about %s", (object, customer) => expect(customerIn(object)).toBe(customer))

it.each([
  ["open", "open"],
  ["complete", "complete"],
  ["expired", "expired"],
  [null, "expired"],
])("a checkout that is %s is %s", (status, state) => {
  const session = { id: "cs_1", url: null, metadata: { plan: "pro" }, status } as never
  expect(checkoutOf(session)).toEqual({ id: "cs_1", url: "", plan: "pro", state })
})

it.each([
  [{ secretKey: "sk_live_1" }, "live"],
  [{ secretKey: "rk_live_1" }, "live"],
  [{ secretKey: "sk_test_1" }, "test"],
  [{ secretKey: "sk_pretend", apiBase: "http://127.0.0.1:1" }, "pretend"],
])("with %o payments are %s", (options, mode) => expect(modeOf(options)).toBe(mode))
