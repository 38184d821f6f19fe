/** Makes one attempt at a message, and says what became of it; it never throws. */

import type { Mailer } from "@nightjar/channels/mailer"
import { combine } from "@nightjar/channels/message"
import { sendMessage } from "@nightjar/channels/send"
import { type Sent, unanswered } from "@nightjar/channels/sent"
import type { Errand } from "@nightjar/core/delivery/claim"
import type { Egress } from "@nightjar/egress/egress"
import { uuidToId } from "@nightjar/kit/id"
import type { Log } from "@nightjar/kit/log"
import { type Clock, second } from "@nightjar/kit/time"

export type Sender = (errand: Errand, signal: AbortSignal) => Promise<Sent>

export interface SenderOptions {
  egress: Egress
  /** Null where this deployment has no mail server. */
  mailer: Mailer | null
  clock: Clock
  log: Log
  /** Where the workspace of this slug is seen. */
  urlOf: (slug: string) => string
}

const timeoutMs = 15 * second

export const createSender =
  ({ urlOf, log, ...means }: SenderOptions): Sender =>
  async ({ held, channel, slug }, signal) => {
    if (!channel.config)
      return unanswered("again", "Its secrets cannot be opened: the key that sealed them is not in ENCRYPTION_KEYS.")
    const last = held.at(-1)!
    const message = combine(held[0].message, last.message) ?? last.message
    // The id of the end also where the beginning comes along: whoever has seen the beginning must not miss the end.
    const idempotencyKey = uuidToId("delivery", last.id)
    try {
      return await sendMessage(channel.config, message, {
        ...means,
        idempotencyKey,
        workspaceUrl: urlOf(slug),
        timeoutMs,
        signal,
      })
    } catch (error) {
      log.error({ err: error, type: channel.type }, "a channel has a bug")
      return unanswered("again", "It could not be sent. This is a fault of Nightjar, not of the channel.")
    }
  }
