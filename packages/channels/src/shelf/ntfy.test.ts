import { z } from "zod"
import { itKeeps } from "../../testing/contract.ts"

itKeeps("ntfy", {
  config: (url) => ({ url, topic: "acme-on-call", token: "tk_sample" }),
  path: "/hook",
  headers: { authorization: "Bearer tk_sample" },
  body: z.strictObject({
    topic: z.literal("acme-on-call"),
    title: z.string().min(1).max(250),
    message: z
      .string()
      .min(1)
      .refine((text) => Buffer.byteLength(text) <= 4_096, "What has more than 4,096 bytes arrives as a file."),
    priority: z.int().min(1).max(5),
    click: z.url(),
    actions: z.array(z.strictObject({ action: z.literal("view"), label: z.string(), url: z.url() })).max(3),
  }),
  yes: { status: 200, body: { id: "hwQ2YpKdmg", event: "message" } },
  answers: [
    {
      status: 403,
      body: { code: 40301, http: 403, error: "forbidden" },
      means: "refused",
      saying: "forbidden",
    },
    { status: 429, body: { code: 42901, http: 429, error: "limit reached" }, means: "again", saying: "limit reached" },
  ],
})
