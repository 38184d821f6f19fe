import { zWebAddress } from "@nightjar/kit/web"
import { z } from "zod"
import { clip, clipBytes } from "../clip.ts"
import { defineChannel } from "../define.ts"
import { zKey } from "../fields.ts"
import { bodyOf, titleOf } from "../plain.ts"
import { at, refusedWhere } from "../request.ts"

/**
 * Apple carries at most 4 KB.
 * @see https://github.com/Finb/bark-server/blob/master/docs/API_V2.md
 */
export const bark = defineChannel({
  type: "bark",
  label: "Bark",
  group: "push",
  description: "Sends a push to an iPhone with the Bark app.",
  through: "egress",
  config: z.object({
    deviceKey: zKey({ title: "Device key", description: "In the Bark app: the word behind the server's address." }),
    url: zWebAddress().default("https://api.day.app").meta({ title: "Server", advanced: true }),
  }),
  target: (config) => `a device through ${new URL(config.url).host}`,
  sample: { deviceKey: "sample-device-key" },
  request: ({ url, deviceKey }, { words }) => {
    const body = {
      device_key: deviceKey,
      title: clip(titleOf(words), 200),
      body: clipBytes(bodyOf(words), 2_000),
      group: "Nightjar",
      // It breaks through a focus where it is down.
      level: words.state === "down" ? "timeSensitive" : "active",
      url: words.link.url,
    }
    return { url: at(url, "/push"), body }
  },
  read: refusedWhere(({ code }) => typeof code === "number" && code !== 200),
})
