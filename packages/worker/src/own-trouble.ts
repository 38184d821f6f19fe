/**
 * When suddenly much fails, it may be our own network. Then the operator's control targets are asked, and only if they
 * fail too the failures of that moment are not the targets': they become unknown. A jump alone changes no verdict.
 */
import type { Found } from "@nightjar/core/heartbeat"
import type { Log } from "@nightjar/kit/log"
import { type Clock, minute, second } from "@nightjar/kit/time"
import type { Prober } from "./prober.ts"
import { createShare } from "./share.ts"

export interface OwnTroubleOptions {
  /** Whether any control target answers. */
  reach: () => Promise<boolean>
  clock: Clock
  log: Log
  /** Called when it begins and when it ends. */
  onTrouble: (lasts: boolean) => void
}

export interface OwnTrouble {
  /** What a finding is worth; a failure waits for the control targets while many fail at once. */
  weigh(monitor: string, found: Found): Promise<Found>
}

/** Checks of targets, weighed; what calls us is not asked over our network. */
export const weighed =
  (prober: Prober, trouble: OwnTrouble): Prober =>
  async (config, ask) => {
    const found = await prober(config, ask)
    return ask.inbound && config?.type !== "push" ? trouble.weigh(ask.inbound.monitorId, found) : found
  }

/** So much of what was found of late must fail, and three times as much as usual. */
const suspicious = { share: 0.5, times: 3, findings: 10 }
/** How long the word of the control targets holds. */
const wordMs = 2 * second
/** A monitor that fails for longer than this is down, whatever the control targets say. */
const mostSlots = 3

export const createOwnTrouble = ({ reach, clock, log, onTrouble }: OwnTroubleOptions): OwnTrouble => {
  const recent = createShare(clock, 5 * second)
  const usual = createShare(clock, 10 * minute)
  const excused = new Map<string, number>()
  let word: { until: number; isOurs: Promise<boolean> } = { until: 0, isOurs: Promise.resolve(false) }
  let lasts = false

  const isSuspicious = () =>
    recent.size >= suspicious.findings &&
    recent.share >= suspicious.share &&
    recent.share >= suspicious.times * usual.share

  const askControls = async () => {
    const isOurs = !(await reach())
    if (isOurs !== lasts) {
      if (isOurs) log.error("much fails, and so do the control targets: failures count as unknown for now")
      else log.warn("the control targets answer again")
      onTrouble(isOurs)
    }
    lasts = isOurs
    return isOurs
  }
  const isOurs = () => {
    if (word.until < clock.monotonic()) word = { until: clock.monotonic() + wordMs, isOurs: askControls() }
    return word.isOurs
  }

  return {
    async weigh(monitor, found) {
      const fails = found.status === "down"
      recent.add(fails)
      if (!fails) {
        usual.add(false)
        excused.delete(monitor)
        return found
      }
      const slots = excused.get(monitor) ?? 0
      if ((!lasts && !isSuspicious()) || slots >= mostSlots || !(await isOurs())) {
        usual.add(true)
        return found
      }
      excused.set(monitor, slots + 1)
      return {
        ...found,
        status: "unknown",
        code: "own_trouble",
        message: "Our own network had trouble: the control targets did not answer either.",
      }
    },
  }
}
