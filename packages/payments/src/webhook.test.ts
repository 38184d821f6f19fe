import { isAppError } from "@nightjar/kit/error"
import { minute, second } from "@nightjar/kit/time"
import Stripe from "stripe"
import { describe, expect, it } from "vitest"
import { paymentsAt, secrets } from "../testing/shop.ts"
import { sign } from "./pretend/postman.ts"

const payments = paymentsAt({ url: "http://127.0.0.1:9" })
const event = {
  id: "evt_1",
  object: "event",
  type: "invoice.paid",
  data: { object: { object: "invoice", customer: "cus_1" } },
}
const text = JSON.stringify(event, null, 2)
const now = Math.floor(Date.now() / second)

const read = (body: string, signature: string) => {
  try {
    return payments.readEvent(Buffer.from(body), signature)
  } catch (error) {
    return isAppError(error) ? [error.code, error.message] : error
  }
}

describe("a webhook", () => {
  it("is believed as Stripe's own library signs it, and as the pretend one does", () => {
    const theirs = Stripe.webhooks.generateTestHeaderString({ payload: text, secret: secrets.webhookSecret })
    const ours = sign(text, secrets.webhookSecret).signature
    for (const signature of [theirs, ours])
      expect(read(text, signature)).toEqual({ id: "evt_1", type: "invoice.paid", customer: "cus_1" })
  })

  const signed = sign(text, secrets.webhookSecret).signature
  const unfit = ["invalid", expect.stringContaining("its signature does not fit its bytes")]
  it.each([
    ["forged with another secret", text, sign(text, "whsec_other").signature],
    ["truncated", text.slice(0, -3), signed],
    ["serialised anew", JSON.stringify(event), signed],
    ["changed by a letter", text.replace("cus_1", "cus_2"), signed],
    ["given a later moment", text, signed.replace(/t=\d+/, `t=${now + 1}`)],
    ["not signed", text, ""],
    ["signed with words", text, "t=now,v1=yes"],
    ["empty", "", signed],
    ["no JSON", "hello", sign("hello", secrets.webhookSecret).signature],
  ])("that is %s is refused", (_, body, signature) => {
    expect(read(body, signature)).toEqual(unfit)
  })

  it("that is older than five minutes is refused, and one of four minutes is not", () => {
    const aged = (ms: number) => sign(text, secrets.webhookSecret, now - ms / second).signature
    expect(read(text, aged(5 * minute + 2 * second))).toEqual([
      "invalid",
      expect.stringContaining("more than five minutes"),
    ])
    expect(read(text, aged(4 * minute))).toMatchObject({ id: "evt_1" })
  })
})
