import { zWebAddress } from "@nightjar/kit/web"
import { z } from "zod"
import { clip, clipBytes } from "../clip.ts"
import { defineChannel } from "../define.ts"
import { zOptionalKey } from "../fields.ts"
import { bodyOf, titleOf } from "../plain.ts"
import { bearer } from "../request.ts"

/**
 * Published as JSON. What has more than 4,096 bytes would arrive as a file.
 * @see https://docs.ntfy.sh/publish/#publish-as-json
 */
export const ntfy = defineChannel({
  type: "ntfy",
  label: "ntfy",
  group: "push",
  description: "Publishes to a topic that phones have subscribed to.",
  through: "egress",
  config: z.object({
    topic: z
      .string()
      .trim()
      .regex(/^[\w-]{1,64}$/, "A topic has letters, digits, underscores and hyphens.")
      .meta({
        title: "Topic",
        description: "In the ntfy app: the topic you subscribed to. Whoever knows its name can read along.",
        placeholder: "acme-on-call-x7k2",
      }),
    url: zWebAddress().default("https://ntfy.sh").meta({ title: "Server", advanced: true }),
    token: zOptionalKey({
      title: "Access token",
      description: "In ntfy: Account → Access tokens.",
      placeholder: "tk_…",
    }),
  }),
  target: (config) => config.topic,
  sample: { topic: "acme-on-call-x7k2" },
  request: ({ topic, url, token }, { words }) => {
    const { state, link } = words
    const body = {
      topic,
      title: clip(titleOf(words), 250),
      message: clipBytes(bodyOf(words), 4_000),
      priority: state === "down" ? 5 : 3,
      click: link.url,
      actions: [{ action: "view", label: link.label, url: link.url }],
    }
    return { url, headers: token ? bearer(token) : {}, body }
  },
})
