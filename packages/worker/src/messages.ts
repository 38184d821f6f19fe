/** The part of a worker that tells people: what it sends, and what it keeps of that. */
import type { Settlement } from "@nightjar/core/delivery/settling"
import type { Bus } from "@nightjar/core/ports"
import type { Log } from "@nightjar/kit/log"
import type { Clock } from "@nightjar/kit/time"
import type { Ledger } from "./ledger.ts"
import type { Living } from "./life.ts"
import { createSending } from "./loops/deliveries.ts"
import { createRecording } from "./loops/record.ts"
import type { messageMetrics } from "./message-metrics.ts"
import type { Sender } from "./sender.ts"
import { whisperSettled } from "./whispers.ts"

export interface MessagesOptions {
  ledger: Ledger
  living: Living
  clock: Clock
  sender: Sender
  bus: Bus
  log: Log
  batch: number
  pollMs: number
  metrics: ReturnType<typeof messageMetrics>
  /** Wakes the loop that claims messages. */
  wake: () => void
}

export const createMessages = (options: MessagesOptions) => {
  const { ledger, bus, clock, log, batch, metrics, wake } = options
  const settling = createRecording<readonly Settlement[]>({
    name: "settle",
    clock,
    batch,
    log,
    about: ([settlement]) => ({ delivery: settlement?.held.id }),
    async record(groups) {
      const stored = await ledger.settleDeliveries(groups.flat())
      metrics.onSettled(stored)
      // What waited behind them may go now.
      wake()
      whisperSettled(bus, stored)
    },
  })
  const sending = createSending({ ...options, onSettled: settling.add, onSending: metrics.onSending, onRoom: wake })
  return { sending, settling }
}
