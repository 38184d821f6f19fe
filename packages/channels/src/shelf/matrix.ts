import { z } from "zod"
import { defineChannel } from "../define.ts"
import { escapeHtml } from "../escape.ts"
import { zKey, zServer } from "../fields.ts"
import { linesOf, plainOf } from "../plain.ts"
import { at, bearer } from "../request.ts"

/**
 * A transaction's id makes a message that is sent twice arrive once. An event may have 65,536 bytes.
 * @see https://spec.matrix.org/latest/client-server-api/#put_matrixclientv3roomsroomidsendeventtypetxnid
 */
export const matrix = defineChannel({
  type: "matrix",
  label: "Matrix",
  group: "chat",
  description: "Writes to a room as a user of your homeserver.",
  through: "egress",
  config: z.object({
    url: zServer("https://matrix.example.com"),
    room: z
      .string()
      .trim()
      .max(255)
      .regex(/^![^\s/]+$/, "A room's id begins with an exclamation mark.")
      .meta({
        title: "Room",
        description: "In Element: the room's settings → Advanced → Internal room ID.",
        placeholder: "!abcdefg:example.com",
      }),
    token: zKey({
      title: "Access token",
      description: "In Element, signed in as that user: All settings → Help & About → Access Token.",
      placeholder: "syt_…",
    }),
  }),
  target: (config) => config.room,
  sample: { url: "https://matrix.example.com", room: "!abcdefg:example.com", token: "syt_sample" },
  request: ({ url, room, token }, { words, idempotencyKey }) => {
    const [title, ...lines] = linesOf(words, 5_000).map(escapeHtml)
    const open = `<a href="${escapeHtml(words.link.url)}">${words.link.label}</a>`
    const path = `/_matrix/client/v3/rooms/${encodeURIComponent(room)}/send/m.room.message/${idempotencyKey}`
    const body = {
      msgtype: "m.text",
      body: plainOf(words, 5_000),
      format: "org.matrix.custom.html",
      formatted_body: [`<strong>${title}</strong>`, ...lines, "", open].join("<br>"),
      // Whoever is named in the text is not called by it.
      "m.mentions": {},
    }
    return { url: at(url, path), method: "PUT", headers: bearer(token), body }
  },
  read: ({ retry_after_ms }) => (typeof retry_after_ms === "number" ? { retryAfterMs: retry_after_ms } : {}),
})
