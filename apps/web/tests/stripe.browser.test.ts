import { createHmac } from "node:crypto"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, inject, it } from "vitest"

const { STRIPE_WEBHOOK_SECRET: secret } = JSON.parse(readFileSync(join(inject("stackFolder"), "secrets.json"), "utf8"))
const now = Math.floor(Date.now() / 1_000)
const event = {
  id: "evt_1",
  object: "event",
  type: "invoice.paid",
  data: { object: { object: "invoice", customer: "cus_none" } },
}
const text = JSON.stringify(event, null, 2)
const signatureOf = (body: string, at = now, key = secret) =>
  `t=${at},v1=${createHmac("sha256", key).update(`${at}.${body}`).digest("hex")}`

const send = async (body: string, signature?: string) => {
  const headers = { "content-type": "application/json", ...(signature && { "stripe-signature": signature }) }
  const answer = await fetch(`${inject("stack").api}/api/stripe`, { method: "POST", headers, body })
  return { status: answer.status, text: await answer.text() }
}

describe("the door of Stripe's webhook", () => {
  it("takes what Stripe has signed, also of customers that it does not know", async () => {
    expect(await send(text, signatureOf(text))).toMatchObject({ status: 200 })
  })

  it.each([
    ["is forged", text, signatureOf(text, now, "whsec_other")],
    ["is truncated", text.slice(0, -2), signatureOf(text)],
    ["was serialised anew", JSON.stringify(event), signatureOf(text)],
    ["is not signed", text, undefined],
    ["is old", text, signatureOf(text, now - 400)],
  ])("refuses with a sentence what %s", async (_, body, signature) => {
    const answer = await send(body, signature)
    expect(answer.status).toBe(400)
    expect(JSON.parse(answer.text).error.message).toMatch(/^This (is no )?webhook /)
  })
})
