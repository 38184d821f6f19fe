import { z } from "zod"
import { clip } from "../clip.ts"
import { defineChannel } from "../define.ts"
import { zKey } from "../fields.ts"
import { bodyOf, titleOf } from "../plain.ts"

/** @see https://docs.pushbullet.com/#create-push */
export const pushbullet = defineChannel({
  type: "pushbullet",
  label: "Pushbullet",
  group: "push",
  description: "Sends a push to your devices through Pushbullet.",
  through: "egress",
  config: z.object({
    token: zKey({
      title: "Access token",
      description: "At pushbullet.com: Settings → Account → Create Access Token.",
      placeholder: "o.…",
    }),
  }),
  target: () => "all devices",
  sample: { token: "o.sample" },
  request: ({ token }, { words, idempotencyKey }) => {
    const body = {
      type: "link",
      title: clip(titleOf(words), 250),
      body: clip(bodyOf(words), 3_000),
      url: words.link.url,
      guid: idempotencyKey,
    }
    return { url: "https://api.pushbullet.com/v2/pushes", headers: { "Access-Token": token }, body }
  },
})
