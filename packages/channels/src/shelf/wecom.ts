import { z } from "zod"
import { clipBytes } from "../clip.ts"
import { defineChannel } from "../define.ts"
import { zHook } from "../fields.ts"
import { plainOf } from "../plain.ts"
import { numberIn } from "../request.ts"

/**
 * As text, in which nothing is markup and nobody is called. It may have 2,048 bytes.
 * @see https://developer.work.weixin.qq.com/document/path/91770
 */
export const wecom = defineChannel({
  type: "wecom",
  label: "WeCom",
  group: "chat",
  description: "Writes to a group of WeCom (WeChat Work) as its robot.",
  through: "egress",
  config: z.object({
    url: zHook({
      description: "In WeCom: the group's menu → Group robots → Add.",
      placeholder: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…",
    }),
  }),
  target: () => "a robot of a group",
  sample: { url: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=sample" },
  request: ({ url }, { words }) => ({
    url,
    body: { msgtype: "text", text: { content: plainOf(words, 2_048, clipBytes) } },
  }),
  // Busy as a whole, and more than 20 messages in a minute.
  read: numberIn("errcode", [-1, 45_009]),
})
