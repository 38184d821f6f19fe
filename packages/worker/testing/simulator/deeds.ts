/** What people do meanwhile, with the whispers that follow it. */
import { keyOf } from "@nightjar/core/standing/move"
import type { Dice } from "../dice.ts"
import type { Memory } from "../record/memory.ts"
import {
  checkNow,
  deleteMonitor,
  editMonitor,
  pauseMonitor,
  regroup,
  resolveByHand,
  restartMonitor,
  restoreMonitor,
  resumeMonitor,
} from "../record/people.ts"
import { isOf, type Of } from "../record/tables.ts"
import type { WhisperNet } from "./bus.ts"
import { type Cast, idOf } from "./cast.ts"
import { type Deed, termsOf } from "./plan.ts"
import type { Reached } from "./reached.ts"

export interface DeedOptions {
  memory: Memory
  cast: Cast
  net: WhisperNet
  dice: Dice
  reached: Reached
}

/** @returns to which monitor it was done */
export const doDeed = (deed: Deed, options: DeedOptions): Of => {
  const { net } = options
  const of = whom(deed, options)
  deeds[deed](of, options)
  if (["pause", "delete", "edit", "restart"].includes(deed)) net.publish({ kind: "forget", keys: [idOf(of)] })
  if (["resume", "restore", "edit", "restart", "check now"].includes(deed)) net.publish({ kind: "probe", region: "*" })
  return of
}

/** Whoever is held at the moment, or is in the state that the deed ends, if there is one; now and then a group. */
const whom = (deed: Deed, { memory, cast, dice }: DeedOptions): Of => {
  const fits = (of: Of): boolean => {
    const row = memory.monitors.get(keyOf(of))!
    if (deed === "resume") return row.pausedAt !== null
    if (deed === "restore") return row.deletedAt !== null
    if (deed === "resolve") return memory.standings.get(keyOf(of))!.outageSince !== null
    return [...memory.schedules.values()].some((one) => isOf(one, of) && one.claimedBy !== null)
  }
  if (["pause", "resume", "restart"].includes(deed) && dice.once(6)) return dice.pick(cast.groups.flat())
  const fitting = cast.monitors.filter(fits)
  return dice.pick(fitting.length > 0 ? fitting : cast.monitors)
}

const deeds: Readonly<Record<Deed, (of: Of, options: DeedOptions) => void>> = {
  edit(of, { memory, dice }) {
    const { terms: before } = memory.monitors.get(keyOf(of))!
    const regions = dice.once(3) ? { regions: dice.pick([[1], [1, 2], [2]]) } : {}
    const terms = { ...termsOf(dice, 1), upsideDown: before.upsideDown }
    editMonitor(memory, of, { terms, ...regions })
  },
  pause: (of, { memory }) => pauseMonitor(memory, of),
  resume: (of, { memory }) => resumeMonitor(memory, of),
  restart(of, { memory, reached }) {
    if (memory.standings.get(keyOf(of))?.outageSince) reached.add("outage outlasts a restart")
    restartMonitor(memory, of)
  },
  delete: (of, { memory }) => deleteMonitor(memory, of),
  restore: (of, { memory }) => restoreMonitor(memory, of),
  "check now": (of, { memory }) => void checkNow(memory, of),
  resolve(of, { memory, reached }) {
    if (memory.standings.get(keyOf(of))?.outageSince) reached.add("incident resolved by hand")
    resolveByHand(memory, of)
  },
  "move to another group"(of, { memory, cast, dice }) {
    const own = cast.groups.find(([group]) => group!.tenantId === of.tenantId)!
    regroup(memory, of, dice.once(3) ? null : dice.pick(own).monitorId)
  },
}
