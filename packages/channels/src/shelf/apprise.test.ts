import { z } from "zod"
import { itKeeps } from "../../testing/contract.ts"

itKeeps("apprise", {
  config: (url) => ({ url, key: "sample-key", tag: "on-call" }),
  path: "/hook/notify/sample-key",
  body: z.strictObject({
    title: z.string().min(1),
    body: z.string().min(1),
    type: z.enum(["info", "success", "warning", "failure"]),
    format: z.literal("text"),
    tag: z.literal("on-call"),
  }),
  yes: { status: 200, body: "ok" },
  answers: [
    { status: 204, body: "", means: "refused", saying: "no configuration of this key" },
    { status: 424, body: { error: "One or more notification could not be sent." }, means: "refused" },
  ],
})
