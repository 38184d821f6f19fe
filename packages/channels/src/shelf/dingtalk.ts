import { z } from "zod"
import { clipBytes } from "../clip.ts"
import { defineChannel } from "../define.ts"
import { zHook, zOptionalKey } from "../fields.ts"
import { hmacBase64 } from "../hmac.ts"
import { plainOf } from "../plain.ts"
import { numberIn } from "../request.ts"

const signed = async (hook: string, secret: string, timestamp: number) => {
  const url = new URL(hook)
  url.searchParams.set("timestamp", String(timestamp))
  url.searchParams.set("sign", await hmacBase64(secret, `${timestamp}\n${secret}`))
  return url.href
}

/**
 * As text, in which nothing is markup and nobody is called. A message may have 20,000 bytes.
 * @see https://open.dingtalk.com/document/orgapp/custom-bots-send-group-messages
 * @see https://open.dingtalk.com/document/orgapp/customize-robot-security-settings
 */
export const dingtalk = defineChannel({
  type: "dingtalk",
  label: "DingTalk",
  group: "chat",
  description: "Writes to a group of DingTalk as a custom robot.",
  through: "egress",
  config: z.object({
    url: zHook({
      description: "In DingTalk: Group settings → Robots → Add robot → Custom.",
      placeholder: "https://oapi.dingtalk.com/robot/send?access_token=…",
    }),
    secret: zOptionalKey({
      title: "Signing secret",
      description: "Where the robot's security is an additional signature.",
      placeholder: "SEC…",
    }),
  }),
  target: () => "a robot of a group",
  sample: { url: "https://oapi.dingtalk.com/robot/send?access_token=sample" },
  request: async ({ url, secret }, { words, now }) => ({
    url: secret ? await signed(url, secret, now) : url,
    body: { msgtype: "text", text: { content: plainOf(words, 15_000, clipBytes) } },
  }),
  // Busy as a whole, and more than 20 messages in a minute.
  read: numberIn("errcode", [-1, 130_101]),
})
