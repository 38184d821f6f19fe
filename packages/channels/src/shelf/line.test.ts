import { idToUuid } from "@nightjar/kit/id"
import { z } from "zod"
import { itKeeps, toldOf } from "../../testing/contract.ts"
import { line } from "./line.ts"

itKeeps("line", {
  vendor: "https://api.line.me",
  config: () => line.sample,
  path: "/v2/bot/message/push",
  headers: { authorization: "Bearer sample", "x-line-retry-key": idToUuid(toldOf().idempotencyKey) },
  body: z.strictObject({
    to: z.literal(line.sample.to),
    messages: z.tuple([z.strictObject({ type: z.literal("text"), text: z.string().min(1).max(5_000) })]),
  }),
  yes: { status: 200, body: { sentMessages: [{ id: "1", quoteToken: "2" }] } },
  answers: [
    {
      status: 400,
      body: { message: "The property, 'to', in the request body is invalid" },
      means: "refused",
      saying: "'to', in the request body is invalid",
    },
    { status: 409, body: { message: "The retry key is already accepted" }, means: "delivered" },
    { status: 429, body: { message: "You have reached your monthly limit." }, means: "again" },
  ],
  key: ({ headers }) => headers["x-line-retry-key"],
})
