import { z } from "zod"
import { clip } from "../clip.ts"
import { defineChannel } from "../define.ts"
import { zKey, zServer } from "../fields.ts"
import { textBelow, titleOf } from "../plain.ts"
import { at } from "../request.ts"

/**
 * @see https://gotify.net/api-docs#/message/createMessage
 * @see https://gotify.net/docs/msgextras
 */
export const gotify = defineChannel({
  type: "gotify",
  label: "Gotify",
  group: "push",
  description: "Sends a push through a Gotify server.",
  through: "egress",
  config: z.object({
    url: zServer("https://gotify.example.com"),
    token: zKey({ title: "App token", description: "In Gotify: Apps → Create application." }),
  }),
  target: (config) => new URL(config.url).host,
  sample: { url: "https://gotify.example.com", token: "AbCsample" },
  request: ({ url, token }, { words }) => {
    const body = {
      title: clip(titleOf(words), 500),
      message: textBelow(words, 5_000),
      priority: words.state === "down" ? 8 : 5,
      extras: {
        "client::display": { contentType: "text/plain" },
        "client::notification": { click: { url: words.link.url } },
      },
    }
    return { url: at(url, "/message"), headers: { "X-Gotify-Key": token }, body }
  },
})
