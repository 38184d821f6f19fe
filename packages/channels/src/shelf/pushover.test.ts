import { z } from "zod"
import { itKeeps } from "../../testing/contract.ts"

itKeeps("pushover", {
  vendor: "https://api.pushover.net",
  config: () => ({ user: "user-sample", token: "token-sample", device: "phone" }),
  path: "/1/messages.json",
  body: z.strictObject({
    token: z.literal("token-sample"),
    user: z.literal("user-sample"),
    device: z.literal("phone"),
    title: z.string().min(1).max(250),
    message: z.string().min(1).max(1_024),
    priority: z.int().min(-2).max(1),
    timestamp: z.int(),
    url: z.url().max(512),
    url_title: z.string().max(100),
  }),
  yes: { status: 200, body: { status: 1, request: "1" } },
  answers: [
    {
      status: 400,
      body: { user: "invalid", errors: ["user identifier is invalid"], status: 0, request: "1" },
      means: "refused",
      saying: "user identifier is invalid",
    },
    { status: 200, body: { status: 0, errors: ["no active devices"] }, means: "refused", saying: "no active devices" },
    { status: 429, body: { status: 0, errors: ["over the monthly limit"] }, means: "again" },
  ],
})
