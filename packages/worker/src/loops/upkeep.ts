/** What has to be done now and then, by any worker. */
import type { Backlog } from "@nightjar/core/schedule"
import type { Log } from "@nightjar/kit/log"
import { day, hour, minute, second } from "@nightjar/kit/time"
import type { Archive, Survey } from "../archive.ts"
import type { Ledger } from "../ledger.ts"
import { every, type Loop } from "../loop.ts"

export interface UpkeepOptions {
  ledger: Ledger
  archive: Archive
  log: Log
  batch: number
  /** What takes long is cut off when it aborts. */
  signal: AbortSignal
  onParts: (survey: Survey) => void
  onBacklog: (backlog: Backlog) => void
  /** Messages were planned. */
  onTold: () => void
  onWaiting: (messages: { due: number; later: number }) => void
}

export const upkeepLoops = (options: UpkeepOptions): Loop<true>[] => {
  const { ledger, batch, log, ...on } = options
  return [
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
    ...archiveLoops(options),
  ]
}

const archiveLoops = ({ archive, log, signal, onParts }: UpkeepOptions): Loop<true>[] => [
  every("parts", hour, async () => {
    const made = await archive.makeParts()
    if (made.length > 0) log.info({ made }, "parts of tables were made")
    const survey = await archive.survey()
    if (survey.aheadMs < day) log.error(survey, "heartbeats have no part to go to a day from now")
    onParts(survey)
    const dropped = await archive.dropParts()
    if (dropped.length > 0) log.info({ dropped }, "parts of tables were dropped")
  }),
  every("tighten", minute, async () => {
    const part = await archive.tighten(signal)
    if (part) log.info({ part }, "the index of a day of heartbeats was made anew")
  }),
  every("pack", minute, () => archive.pack()),
  every("prune", hour, () => archive.prune(signal)),
]
