/** What has to be done now and then, by any worker. */
import type { Backlog } from "@nightjar/core/schedule"
import type { Log } from "@nightjar/kit/log"
import { type Clock, hour, minute, second } from "@nightjar/kit/time"
import type { Ledger } from "../ledger.ts"
import { every, type Loop } from "../loop.ts"

export interface UpkeepOptions {
  ledger: Ledger
  clock: Clock
  log: Log
  batch: number
  onPartitions: () => void
  onBacklog: (backlog: Backlog) => void
  /** Messages were planned. */
  onTold: () => void
  onWaiting: (messages: { due: number; later: number }) => void
}

export const upkeepLoops = ({ ledger, clock, log, batch, ...on }: UpkeepOptions): Loop<true>[] => [
  every("partitions", hour, async () => {
    const made = await ledger.makePartitions(clock.now())
    if (made.length > 0) log.info({ made }, "partitions were made")
    on.onPartitions()
  }),
  every("reaper", second, async () => {
    const freed = await ledger.reap()
    if (freed > 0) log.warn({ freed }, "slots of dead workers were freed")
  }),
  every("rollup", 2 * second, async () => (await ledger.rollUp(batch)) === batch),
  every("held-back", 5 * second, async () => {
    const told = await ledger.tellHeldBack(batch)
    if (told > 0) on.onTold()
    return told === batch
  }),
  every("sweep", minute, () => ledger.sweep()),
  every("backlog", 15 * second, async () => {
    on.onBacklog(await ledger.readBacklog())
    on.onWaiting(await ledger.countWaiting())
  }),
]
