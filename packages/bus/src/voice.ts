/** Sends whispers: all of one turn of the event loop together, one batch after the other. */
import { setImmediate as nextTurn } from "node:timers/promises"
import type { Whisper } from "@nightjar/core/ports"
import type { Log } from "@nightjar/kit/log"
import { pack } from "./whisper.ts"
import type { Wire } from "./wire.ts"

export interface Voice {
  /** Resolves when the batch has been handed over, or dropped because there is no wire. */
  say(whisper: Whisper): Promise<void>
  /** Resolves when nothing is on its way. */
  silence(): Promise<void>
}

export const createVoice = (wire: () => Wire | null, log: Log): Voice => {
  const outbox: Whisper[] = []
  let sending = Promise.resolve()
  let next: Promise<void> | null = null

  const send = async (whispers: Whisper[]) => {
    try {
      await wire()?.send(pack(whispers))
    } catch (error) {
      log.warn({ err: error, whispers: whispers.length }, "whispers were not sent")
    }
  }
  /** What is said while a batch is on its way waits for the next one, so a slow server gets fewer, larger ones. */
  const flush = async () => {
    await Promise.all([nextTurn(), sending])
    next = null
    sending = send(outbox.splice(0))
    await sending
  }

  return {
    say(whisper) {
      outbox.push(whisper)
      next ??= flush()
      return next
    },
    silence: () => next ?? sending,
  }
}
