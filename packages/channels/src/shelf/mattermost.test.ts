import { z } from "zod"
import { itKeeps } from "../../testing/contract.ts"

itKeeps("mattermost", {
  config: (url) => ({ url }),
  path: "/hook",
  body: z.strictObject({
    attachments: z.tuple([
      z.strictObject({
        fallback: z.string().min(1),
        color: z.string().regex(/^#[\da-f]{6}$/),
        title: z.string().min(1),
        title_link: z.url(),
        text: z.string().min(1).max(16_383),
        fields: z.array(z.strictObject({ title: z.string(), value: z.string().min(1), short: z.boolean() })),
      }),
    ]),
  }),
  yes: { status: 200, body: "ok" },
  answers: [
    {
      status: 400,
      body: { id: "web.incoming_webhook.invalid.app_error", message: "Invalid webhook", status_code: 400 },
      means: "refused",
      saying: "Invalid webhook",
    },
  ],
  never: /@\w|(?<!\\)([*~`<>]|_x|\[x)/,
})
