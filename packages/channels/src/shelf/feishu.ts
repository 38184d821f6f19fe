import { second } from "@nightjar/kit/time"
import { z } from "zod"
import { clipBytes } from "../clip.ts"
import { defineChannel } from "../define.ts"
import { zHook, zOptionalKey } from "../fields.ts"
import { hmacBase64 } from "../hmac.ts"
import { titleOf } from "../plain.ts"
import { numberIn } from "../request.ts"
import type { Words } from "../words.ts"

const templates: Record<Words["state"], "green" | "red" | "grey" | "orange" | "purple"> = {
  up: "green",
  down: "red",
  no_data: "grey",
  flapping: "orange",
  test: "purple",
  account: "purple",
}

/** Neither markup nor mentions, unlike `lark_md`. */
const plain = (content: string, mostBytes: number) => ({ tag: "plain_text", content: clipBytes(content, mostBytes) })

/** The signed text is the key, and what it signs is empty. */
const signature = async (secret: string, now: number) => {
  const timestamp = String(Math.floor(now / second))
  return { timestamp, sign: await hmacBase64(`${timestamp}\n${secret}`, "") }
}

/**
 * A card. A message may have 20 KB.
 * @see https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot
 */
export const feishu = defineChannel({
  type: "feishu",
  label: "Feishu and Lark",
  group: "chat",
  description: "Posts a card to a group of Feishu or Lark as a custom bot.",
  through: "egress",
  config: z.object({
    url: zHook({
      description: "In the group: Settings → Bots → Add bot → Custom bot.",
      placeholder: "https://open.feishu.cn/open-apis/bot/v2/hook/…",
    }),
    secret: zOptionalKey({
      title: "Signing secret",
      description: "Where the bot's security is a signature verification.",
    }),
  }),
  target: () => "a bot of a group",
  sample: { url: "https://open.feishu.cn/open-apis/bot/v2/hook/sample" },
  request: async ({ url, secret }, { words, now }) => {
    const { state, lead, facts, link } = words
    const fields = facts.map(({ label, value }) => ({ is_short: false, text: plain(`${label}: ${value}`, 2_000) }))
    const button = { tag: "button", type: "primary", text: plain(link.label, 100), url: link.url }
    const card = {
      header: { title: plain(titleOf(words), 500), template: templates[state] },
      elements: [
        { tag: "div", text: plain(lead, 4_000) },
        { tag: "div", fields },
        { tag: "action", actions: [button] },
      ],
    }
    return { url, body: { ...(secret && (await signature(secret, now))), msg_type: "interactive", card } }
  },
  // More than 100 messages in a minute; the first is also said of bodies that cannot be read, which ours can.
  read: numberIn("code", [9499, 11_232]),
})
