import { expect, it } from "vitest"
import { openPayments } from "./variables.ts"

const urlOf = () => "https://acme.nightjar.example"
const keys = { STRIPE_SECRET_KEY: "sk_live_1", STRIPE_WEBHOOK_SECRET: "whsec_1", MULTI_TENANT: true }

it("sells with both keys", () => {
  expect(openPayments(keys, urlOf)?.mode).toBe("live")
})

it("sells nothing without a key, and nothing where there is one workspace", () => {
  expect(openPayments({ MULTI_TENANT: true }, urlOf)).toBeNull()
  expect(openPayments({ ...keys, MULTI_TENANT: false }, urlOf)).toBeNull()
})

it("refuses a key without the secret of its webhook", () => {
  expect(() => openPayments({ ...keys, STRIPE_WEBHOOK_SECRET: undefined }, urlOf)).toThrow(
    "STRIPE_WEBHOOK_SECRET: must be set",
  )
})
