import { z } from "zod"
import { itKeeps } from "../../testing/contract.ts"

itKeeps("matrix", {
  config: (url) => ({ url: `${url}/`, room: "!abcdefg:example.com", token: "syt_sample" }),
  method: "PUT",
  path: /^\/hook\/_matrix\/client\/v3\/rooms\/!abcdefg%3Aexample.com\/send\/m.room.message\/dlv_\w+$/,
  headers: { authorization: "Bearer syt_sample" },
  body: z
    .strictObject({
      msgtype: z.literal("m.text"),
      body: z.string().min(1),
      format: z.literal("org.matrix.custom.html"),
      formatted_body: z.string().regex(/^<strong>[^<]+<\/strong><br>/),
      "m.mentions": z.strictObject({}),
    })
    .refine((body) => Buffer.byteLength(JSON.stringify(body)) <= 60_000, "An event has at most 65,536 bytes."),
  yes: { status: 200, body: { event_id: "$1" } },
  answers: [
    {
      status: 403,
      body: { errcode: "M_FORBIDDEN", error: "User not in room" },
      means: "refused",
      saying: "User not in room",
    },
    {
      status: 429,
      body: { errcode: "M_LIMIT_EXCEEDED", error: "Too many requests", retry_after_ms: 2_000 },
      means: "again",
      retryAfterMs: 2_000,
    },
  ],
  key: ({ path }) => path.split("/").at(-1),
})
