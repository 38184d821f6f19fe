/** A message to one channel: outbox while it waits, log when it is done. Pure; safe in the browser. */
import type { Message } from "@nightjar/channels/message"
import type { Answer } from "@nightjar/channels/sent"
import { zId } from "@nightjar/kit/id"

export const deliveryId = zId("delivery")

/**
 * `waiting`: due now or later, perhaps after failures. `delivered`: the channel's provider has taken it. `failed`: it
 * was refused, or tried for too long. `combined`: told by the message of the end. `suppressed`: not sent, with a reason.
 */
export const deliveryStates = ["waiting", "delivered", "failed", "combined", "suppressed"] as const
export type DeliveryState = (typeof deliveryStates)[number]

/** What it says. */
export type DeliveryMessage = Message
/** What came back. */
export type DeliveryAnswer = Answer
