import { second } from "@nightjar/kit/time"
import { z } from "zod"
import { clip } from "../clip.ts"
import { defineChannel } from "../define.ts"
import { zKey } from "../fields.ts"
import { bodyOf, titleOf } from "../plain.ts"
import { refusedWhere } from "../request.ts"

/** @see https://pushover.net/api */
export const pushover = defineChannel({
  type: "pushover",
  label: "Pushover",
  group: "push",
  description: "Sends a push to a person or a group of Pushover.",
  through: "egress",
  config: z.object({
    user: zKey({ title: "User or group key", description: "At pushover.net, after signing in: Your User Key." }),
    token: zKey({ title: "API token", description: "At pushover.net: Your Applications → Create an Application." }),
    device: z
      .string()
      .trim()
      .regex(/^[\w,-]{0,200}$/, "A device's name has letters, digits, underscores and hyphens.")
      .default("")
      .meta({ title: "Device", description: "Left empty, all devices are told.", advanced: true }),
  }),
  target: (config) => config.device || "all devices",
  sample: { user: "uQiRzpo4DXghDmr9QzzfQu27cmVRsG", token: "azGDORePK8gMaC0QOYAMyEEuzJnyUi" },
  request: ({ user, token, device }, { words, message }) => {
    const { state, link } = words
    const body = {
      token,
      user,
      ...(device && { device }),
      title: clip(titleOf(words), 250),
      message: clip(bodyOf(words), 1_024),
      // Past the quiet hours of a phone where it is down.
      priority: state === "down" ? 1 : 0,
      timestamp: Math.floor(Date.parse(message.at) / second),
      url: clip(link.url, 512),
      url_title: link.label,
    }
    return { url: "https://api.pushover.net/1/messages.json", body }
  },
  read: refusedWhere(({ status }) => status === 0),
})
