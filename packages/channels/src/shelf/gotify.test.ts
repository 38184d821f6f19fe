import { z } from "zod"
import { itKeeps } from "../../testing/contract.ts"

itKeeps("gotify", {
  config: (url) => ({ url, token: "AbCsample" }),
  path: "/hook/message",
  headers: { "x-gotify-key": "AbCsample" },
  body: z.strictObject({
    title: z.string().min(1),
    message: z.string().min(1),
    priority: z.int().min(0).max(10),
    extras: z.strictObject({
      "client::display": z.strictObject({ contentType: z.literal("text/plain") }),
      "client::notification": z.strictObject({ click: z.strictObject({ url: z.url() }) }),
    }),
  }),
  yes: { status: 200, body: { id: 25, appid: 5 } },
  answers: [
    {
      status: 401,
      body: { error: "Unauthorized", errorCode: 401, errorDescription: "you need to provide a valid access token" },
      means: "refused",
      saying: "you need to provide a valid access token",
    },
  ],
})
