import { z } from "zod"
import { itKeeps } from "../../testing/contract.ts"

itKeeps("discord", {
  config: (url) => ({ url }),
  path: "/hook",
  body: z.strictObject({
    embeds: z.tuple([
      z
        .strictObject({
          title: z.string().min(1).max(256),
          description: z.string().min(1).max(4_096),
          color: z.int().min(0).max(0xffffff),
          fields: z
            .array(z.strictObject({ name: z.string().min(1).max(256), value: z.string().min(1).max(1_024) }))
            .max(25),
          timestamp: z.iso.datetime(),
        })
        .refine((embed) => JSON.stringify(embed).length <= 6_000, "An embed has at most 6,000 characters."),
    ]),
    allowed_mentions: z.strictObject({ parse: z.tuple([]) }),
  }),
  yes: { status: 204, body: "" },
  answers: [
    { status: 404, body: { message: "Unknown Webhook", code: 10015 }, means: "refused", saying: "Unknown Webhook" },
    {
      status: 429,
      headers: { "retry-after": "65" },
      body: { message: "You are being rate limited.", retry_after: 64.57, global: false },
      means: "again",
      retryAfterMs: 64_570,
    },
  ],
  never: /(?<!\\)([*~`<>]|_x|\[x)/,
})
