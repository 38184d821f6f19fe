import { expect, test } from "vitest"
import { z } from "zod"
import { itKeeps, toldOf } from "../../testing/contract.ts"
import { slack } from "./slack.ts"

const plain = (most: number) => z.strictObject({ type: z.literal("plain_text"), text: z.string().min(1).max(most) })
const section = z.union([
  z.strictObject({ type: z.literal("section"), text: plain(3_000), fields: z.array(plain(2_000)).min(1).max(10) }),
  z.strictObject({
    type: z.literal("section"),
    text: z.strictObject({ type: z.literal("mrkdwn"), text: z.string().regex(/^<https:[^>|]+\|[\w ]+>$/) }),
  }),
])

itKeeps("slack", {
  config: (url) => ({ url }),
  path: "/hook",
  body: z.strictObject({
    text: z.string().max(40_000),
    attachments: z.tuple([
      z.strictObject({
        color: z.string().regex(/^#[\da-f]{6}$/),
        fallback: z.string(),
        blocks: z.tuple([z.strictObject({ type: z.literal("header"), text: plain(150) }), section, section]),
      }),
    ]),
  }),
  yes: { status: 200, body: "ok" },
  answers: [
    { status: 404, body: "no_service", means: "refused", saying: "no_service" },
    { status: 410, body: "channel_is_archived", means: "refused", saying: "channel_is_archived" },
    { status: 429, headers: { "retry-after": "30" }, body: "rate_limited", means: "again", retryAfterMs: 30_000 },
  ],
})

test("writes no mention into what notifications show", async () => {
  const { body } = await slack.request!(slack.sample, toldOf({ name: "<!channel> & <@U012>" }))
  expect(body).toMatchObject({ text: "🔴 Down: &lt;!channel&gt; &amp; &lt;@U012&gt;" })
})
