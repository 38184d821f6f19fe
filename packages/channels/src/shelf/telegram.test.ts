import { z } from "zod"
import { itKeeps } from "../../testing/contract.ts"

/** 4,096 characters are taken, counted after tags and entities are read. */
const read = (html: string) => html.replace(/<[^>]+>/g, "").replace(/&#\d+;/g, "x")

itKeeps("telegram", {
  vendor: "https://api.telegram.org",
  config: () => ({ token: "123456789:AAsample", chat: "-1001234567890", topic: "7" }),
  path: "/bot123456789%3AAAsample/sendMessage",
  headers: { host: "api.telegram.org" },
  body: z.strictObject({
    chat_id: z.literal("-1001234567890"),
    message_thread_id: z.literal(7),
    text: z
      .string()
      .regex(/^<b>[^<]+<\/b>\n[^<]+<a href="https:[^"<]+">[\w ]+<\/a>$/s)
      .refine((text) => read(text).length <= 4_096),
    parse_mode: z.literal("HTML"),
    link_preview_options: z.strictObject({ is_disabled: z.literal(true) }),
  }),
  yes: { status: 200, body: { ok: true, result: { message_id: 1 } } },
  answers: [
    {
      status: 403,
      body: { ok: false, error_code: 403, description: "Forbidden: bot was kicked from the group chat" },
      means: "refused",
      saying: "Forbidden: bot was kicked from the group chat",
    },
    {
      status: 429,
      body: {
        ok: false,
        error_code: 429,
        description: "Too Many Requests: retry after 35",
        parameters: { retry_after: 35 },
      },
      means: "again",
      saying: "Too Many Requests: retry after 35",
      retryAfterMs: 35_000,
    },
    { status: 200, body: { ok: false, description: "It was not sent" }, means: "refused", saying: "It was not sent" },
  ],
  never: /@(?=\w)|<(?!\/?(b|a)\b)/,
})
