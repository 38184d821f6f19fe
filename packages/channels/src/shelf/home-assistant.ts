import { z } from "zod"
import { alarmOf } from "../alarm.ts"
import { clip } from "../clip.ts"
import { defineChannel } from "../define.ts"
import { zKey, zServer } from "../fields.ts"
import { bodyOf, titleOf } from "../plain.ts"
import { at, bearer } from "../request.ts"

/**
 * Messages of one trouble replace each other on a phone.
 * @see https://developers.home-assistant.io/docs/api/rest/
 * @see https://companion.home-assistant.io/docs/notifications/notifications-basic
 */
export const homeAssistant = defineChannel({
  type: "home-assistant",
  label: "Home Assistant",
  group: "push",
  description: "Notifies through a Home Assistant that can be reached.",
  through: "egress",
  config: z.object({
    url: zServer("https://home.example.com:8123"),
    token: zKey({
      title: "Long-lived access token",
      description: "In Home Assistant: your profile → Security → Create token.",
    }),
    service: z
      .string()
      .trim()
      .regex(/^[a-z0-9_]{1,100}$/, "It is the word behind notify., as mobile_app_phone.")
      .default("notify")
      .meta({
        title: "Notify action",
        description: "The word behind notify. in Settings → Developer tools → Actions.",
        placeholder: "mobile_app_phone",
      }),
  }),
  target: (config) => `notify.${config.service}`,
  sample: { url: "https://home.example.com:8123", token: "sample", service: "mobile_app_phone" },
  request: ({ url, token, service }, { message, words }) => {
    const { url: link } = words.link
    const body = {
      title: clip(titleOf(words), 250),
      message: clip(bodyOf(words), 2_000),
      // iOS opens the one, Android the other.
      data: { url: link, clickAction: link, tag: alarmOf(message).key, group: "nightjar" },
    }
    return { url: at(url, `/api/services/notify/${service}`), headers: bearer(token), body }
  },
})
