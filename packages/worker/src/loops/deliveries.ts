/** Sends what is to be told, and lets no channel that hangs stand in the way of the others. */
import type { Errand } from "@nightjar/core/delivery/claim"
import { type Settlement, settle, suppress } from "@nightjar/core/delivery/settling"
import type { Ledger } from "../ledger.ts"
import type { Living } from "../life.ts"
import type { Loop } from "../loop.ts"
import type { Sender } from "../sender.ts"

export interface DeliveriesOptions {
  ledger: Ledger
  living: Living
  sender: Sender
  pollMs: number
  /** Called with what became of an errand. */
  onSettled: (settlements: readonly Settlement[]) => void
  /** Called when an attempt begins. */
  onSending: (errand: Errand) => void
  /** Called when there is room again for what a claim had to leave. */
  onRoom: () => void
}

export interface Sending {
  loop: Loop<Errand>
  /** Messages in flight. */
  readonly running: number
  /** Resolves when nothing is in flight any more. */
  quiet(): Promise<void>
  /** Ends what is in flight. Each still says what is known of it. */
  abort(): void
}

/** In flight at once: of all, of one channel, and of one type, since a service that hangs does so for everybody. */
const atOnce = 250
const perChannel = 5
const perType = atOnce / 2

export const createSending = (options: DeliveriesOptions): Sending => {
  const { ledger, living, sender, pollMs, onSettled, onSending, onRoom } = options
  const running = new Map<Errand, Promise<void>>()
  const cut = new AbortController()
  let crowded = false

  const send = async (errand: Errand) => {
    const { held, channel } = errand
    if (channel.off) return onSettled(suppress(held, channel.off))
    onSending(errand)
    onSettled(settle(held, await sender(errand, cut.signal), Math.random()))
  }

  const end = (errand: Errand) => {
    running.delete(errand)
    if (crowded) onRoom()
  }

  /** Keys that have as many in flight as they may. */
  const fullOf = (keyOf: (errand: Errand) => string, limit: number): string[] => {
    const counts = new Map<string, number>()
    for (const errand of running.keys()) counts.set(keyOf(errand), (counts.get(keyOf(errand)) ?? 0) + 1)
    return [...counts].filter(([, count]) => count >= limit).map(([key]) => key)
  }

  return {
    get running() {
      return running.size
    },
    async quiet() {
      await Promise.all(running.values())
    },
    abort: () => cut.abort(),
    loop: {
      name: "deliveries",
      idleMs: pollMs,
      async claim() {
        const batch = atOnce - running.size
        crowded = batch <= 0
        if (living.life === null || crowded) return []
        const channels = fullOf(({ held }) => held[0].channelId, perChannel)
        const types = fullOf(({ channel }) => channel.type, perType)
        crowded = channels.length + types.length > 0
        return ledger.claimDeliveries({ life: living.life, batch, perChannel, full: { channels, types } })
      },
      async work(errands) {
        for (const errand of errands)
          running.set(
            errand,
            send(errand).finally(() => end(errand)),
          )
      },
    },
  }
}
