import { z } from "zod"
import { itKeeps } from "../../testing/contract.ts"
import { vonage } from "./vonage.ts"

itKeeps("vonage", {
  vendor: "https://api.nexmo.com",
  config: () => vonage.sample,
  path: "/v1/messages",
  headers: { authorization: `Basic ${btoa("a1b2c3d4:sample")}` },
  body: z.strictObject({
    channel: z.literal("sms"),
    message_type: z.literal("text"),
    from: z.literal("14155550100"),
    to: z.literal("491701234567"),
    text: z.string().min(1).max(1_000),
  }),
  yes: { status: 202, body: { message_uuid: "aaaaaaaa-bbbb-cccc-dddd-0123456789ab" } },
  answers: [
    {
      status: 422,
      body: { title: "Invalid params", detail: "The value of one or more parameters is invalid." },
      means: "refused",
      saying: "parameters is invalid",
    },
    {
      status: 401,
      body: { title: "Unauthorized", detail: "You did not provide correct credentials." },
      means: "refused",
    },
    { status: 429, body: { title: "Throughput capacity exceeded" }, means: "again" },
  ],
})
