import { z } from "zod"
import { itKeeps } from "../../testing/contract.ts"

itKeeps("zulip", {
  config: (url) => ({ url, bot: "nightjar-bot@acme.example", apiKey: "sample", channel: "operations" }),
  path: "/hook/api/v1/messages",
  headers: { authorization: `Basic ${btoa("nightjar-bot@acme.example:sample")}` },
  body: z.strictObject({
    type: z.literal("stream"),
    to: z.literal("operations"),
    topic: z.string().min(1).max(60),
    content: z.string().min(1).max(10_000),
  }),
  yes: { status: 200, body: { result: "success", msg: "", id: 42 } },
  answers: [
    {
      status: 400,
      body: { result: "error", code: "STREAM_DOES_NOT_EXIST", msg: "Channel 'operations' does not exist" },
      means: "refused",
      saying: "Channel 'operations' does not exist",
    },
    {
      status: 429,
      body: { result: "error", code: "RATE_LIMIT_HIT", msg: "API usage exceeded rate limit", "retry-after": 28.7 },
      means: "again",
      retryAfterMs: 28_700,
    },
  ],
  never: /@\w|(?<!\\)([~`<>]|_x|\[x|\*x)/,
})
