import { second } from "@nightjar/kit/time"
import { z } from "zod"
import { defineChannel } from "../define.ts"
import { disarmMentions, escapeMarkdown } from "../escape.ts"
import { zKey, zName, zServer } from "../fields.ts"
import { markdownOf } from "../markdown.ts"
import { at, basic } from "../request.ts"

/**
 * A message may have 10,000 characters, a topic 60.
 * @see https://zulip.com/api/send-message
 */
export const zulip = defineChannel({
  type: "zulip",
  label: "Zulip",
  group: "chat",
  description: "Posts to a topic of a Zulip channel as your bot.",
  through: "egress",
  config: z.object({
    url: zServer("https://acme.zulipchat.com"),
    bot: z.email("Enter the bot's e-mail address.").meta({
      title: "Bot's e-mail",
      description: "In Zulip: Personal settings → Bots → Add a new bot, of the kind Incoming webhook.",
      placeholder: "nightjar-bot@acme.zulipchat.com",
    }),
    apiKey: zKey({ title: "Bot's API key" }),
    channel: zName({ title: "Channel", placeholder: "operations" }),
    topic: zName({ title: "Topic" }).max(60, "A topic has at most 60 characters.").default("Nightjar").meta({
      title: "Topic",
      advanced: true,
    }),
  }),
  target: (config) => `${config.channel} > ${config.topic}`,
  sample: {
    url: "https://acme.zulipchat.com",
    bot: "nightjar-bot@acme.zulipchat.com",
    apiKey: "sample",
    channel: "operations",
  },
  request: ({ url, bot, apiKey, channel, topic }, { words }) => {
    const content = markdownOf(words, 4_500, (text) => disarmMentions(escapeMarkdown(text)))
    return {
      url: at(url, "/api/v1/messages"),
      headers: basic(bot, apiKey),
      body: new URLSearchParams({ type: "stream", to: channel, topic, content }),
    }
  },
  read: (body) => {
    const wait = body["retry-after"]
    return typeof wait === "number" ? { retryAfterMs: wait * second } : {}
  },
})
