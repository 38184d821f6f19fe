import { z } from "zod"
import { itKeeps } from "../../testing/contract.ts"

itKeeps("rocket-chat", {
  config: (url) => ({ url }),
  path: "/hook",
  body: z.strictObject({
    attachments: z.tuple([
      z.strictObject({
        color: z.string().regex(/^#[\da-f]{6}$/),
        title: z.string().min(1),
        title_link: z.url(),
        text: z.string().min(1),
        fields: z.array(z.strictObject({ title: z.string(), value: z.string().min(1), short: z.boolean() })),
      }),
    ]),
  }),
  yes: { status: 200, body: { success: true } },
  answers: [
    { status: 200, body: { success: false, error: "invalid-channel" }, means: "refused", saying: "invalid-channel" },
    { status: 400, body: { success: false, error: "Invalid integration id" }, means: "refused" },
  ],
  never: /@\w|(?<!\\)([*~`<>]|_x|\[x)/,
})
