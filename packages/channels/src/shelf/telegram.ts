import { second } from "@nightjar/kit/time"
import { z } from "zod"
import { defineChannel } from "../define.ts"
import { disarmMentions, escapeHtml } from "../escape.ts"
import { zKey } from "../fields.ts"
import type { Reader } from "../http-answer.ts"
import { linesOf } from "../plain.ts"

const html = (text: string) => escapeHtml(disarmMentions(text))

/** `ok` says whether it was taken, whatever the status. */
const read: Reader = ({ ok, description, parameters }, status) => {
  const wait = (parameters as { retry_after?: unknown } | undefined)?.retry_after
  return {
    ...(ok === false && status < 300 && { kind: "refused" }),
    ...(ok === false && typeof description === "string" && { text: description }),
    ...(typeof wait === "number" && { retryAfterMs: wait * second }),
  }
}

/**
 * The link stands in the text: a button whose address is not public is refused with the whole message.
 * @see https://core.telegram.org/bots/api#sendmessage
 * @see https://core.telegram.org/bots/api#making-requests
 */
export const telegram = defineChannel({
  type: "telegram",
  label: "Telegram",
  group: "chat",
  description: "Writes to a chat, group or channel as your bot.",
  through: "egress",
  config: z.object({
    token: zKey({
      title: "Bot token",
      description: "In Telegram: write /newbot to @BotFather, then add the bot to the chat.",
      placeholder: "123456789:AA…",
    }),
    chat: z
      .string()
      .trim()
      .regex(/^(-?\d{1,20}|@\w{4,32})$/, "A chat is a number, or the @name of a public channel.")
      .meta({
        title: "Chat",
        description: "Its number, or the @name of a public channel.",
        placeholder: "-1001234567890",
      }),
    topic: z
      .string()
      .trim()
      .regex(/^\d{0,20}$/, "A topic is a number.")
      .default("")
      .meta({ title: "Topic", description: "The number in the address of a topic of a forum.", advanced: true }),
  }),
  target: (config) => config.chat,
  sample: { token: "123456789:AAsample", chat: "-1001234567890" },
  request: ({ token, chat, topic }, { words }) => {
    const [title, ...lines] = linesOf(words, 3_500).map(html)
    const open = `<a href="${escapeHtml(words.link.url)}">${words.link.label}</a>`
    const body = {
      chat_id: chat,
      ...(topic && { message_thread_id: Number(topic) }),
      text: `<b>${title}</b>\n${lines.join("\n")}\n\n${open}`,
      parse_mode: "HTML",
      link_preview_options: { is_disabled: true },
    }
    return { url: `https://api.telegram.org/bot${encodeURIComponent(token)}/sendMessage`, body }
  },
  read,
})
