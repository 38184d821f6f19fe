import { z } from "zod"
import { clip } from "../clip.ts"
import { defineChannel } from "../define.ts"
import { zKey, zServer } from "../fields.ts"
import type { Reader } from "../http-answer.ts"
import { textBelow, titleOf } from "../plain.ts"
import { at } from "../request.ts"
import type { Words } from "../words.ts"

const types: Record<Words["state"], "success" | "failure" | "warning" | "info"> = {
  up: "success",
  down: "failure",
  no_data: "warning",
  flapping: "warning",
  test: "info",
  account: "info",
}

/** It says that it knows nobody to tell by an answer without content. */
const read: Reader = (_body, status) =>
  status === 204 ? { kind: "refused", text: "The server has no configuration of this key." } : {}

/** @see https://appriseit.com/api/endpoints/notify/ */
export const apprise = defineChannel({
  type: "apprise",
  label: "Apprise",
  group: "universal",
  description: "Tells whoever an Apprise API server knows: over a hundred services.",
  through: "egress",
  config: z.object({
    url: zServer("https://apprise.example.com"),
    key: zKey({
      title: "Configuration key",
      description: "On your Apprise server: the key of a stored configuration.",
    }),
    tag: z
      .string()
      .trim()
      .max(200)
      .default("")
      .meta({ title: "Tags", description: "Left empty, everybody of the configuration is told.", advanced: true }),
  }),
  target: (config) => new URL(config.url).host,
  sample: { url: "https://apprise.example.com", key: "sample-key" },
  request: ({ url, key, tag }, { words }) => {
    const body = {
      title: clip(titleOf(words), 250),
      body: textBelow(words, 5_000),
      type: types[words.state],
      format: "text",
      ...(tag && { tag }),
    }
    return { url: at(url, `/notify/${encodeURIComponent(key)}`), body }
  },
  read,
})
