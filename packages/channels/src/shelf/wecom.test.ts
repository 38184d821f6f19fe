import { z } from "zod"
import { itKeeps } from "../../testing/contract.ts"

itKeeps("wecom", {
  config: (url) => ({ url: `${url}?key=sample` }),
  path: "/hook?key=sample",
  body: z.strictObject({
    msgtype: z.literal("text"),
    text: z.strictObject({
      content: z
        .string()
        .min(1)
        .refine((content) => Buffer.byteLength(content) <= 2_048),
    }),
  }),
  yes: { status: 200, body: { errcode: 0, errmsg: "ok" } },
  answers: [
    {
      status: 200,
      body: { errcode: 93_000, errmsg: "invalid webhook url" },
      means: "refused",
      saying: "invalid webhook url",
    },
    { status: 200, body: { errcode: 45_009, errmsg: "api freq out of limit" }, means: "again" },
  ],
})
