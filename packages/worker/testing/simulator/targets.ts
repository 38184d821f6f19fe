/** What is checked: each target behaves as its monitor's host says, by the time and by where it is asked from. */
import { checkConfig } from "@nightjar/checks/all"
import type { Found } from "@nightjar/core/heartbeat"
import type { MonitorConfig } from "@nightjar/core/monitor"
import type { Status } from "@nightjar/core/verdict"
import { silentLog } from "@nightjar/kit/log"
import type { Ledger } from "../../src/ledger.ts"
import { createProber, type Prober } from "../../src/prober.ts"
import type { Dice } from "../dice.ts"
import type { Machine } from "./machine.ts"
import type { VirtualTime } from "./virtual-time.ts"

export const manners = ["steady", "outage", "flaps", "slow", "hangs", "partial", "unsure", "poison"] as const
export type Manner = (typeof manners)[number]

export interface Target {
  manner: Manner
  /** A good answer is a failure to its owner. */
  upsideDown: boolean
  /** Milliseconds of one swing of what flaps. */
  swingMs: number
}

export interface Targets {
  readonly configOf: (name: string) => MonitorConfig
  add(name: string, target: Target): void
  proberOf(machine: Machine, region: number, ledger: Ledger): Prober
  /** Whether control targets answer from a region. */
  reach(region: number): boolean
  /** A region reaches nothing until then. */
  cutOff(region: number, until: number): void
}

const good = (latencyMs: number): Found => ({ status: "up", code: "ok", message: "Fine.", latencyMs, phases: {} })
const slow: Found = { status: "degraded", code: "slow", message: "Slow.", latencyMs: 900, phases: {} }
const refused: Found = { status: "down", code: "refused", message: "Refused.", latencyMs: null, phases: {} }
const unreachable: Found = { ...refused, code: "unreachable", message: "No way there." }
const silent: Found = { status: "down", code: "timeout", message: "Timed out.", latencyMs: null, phases: {} }
const unsure = (status: Status): Found => ({ status, code: status, message: "Not known.", latencyMs: null, phases: {} })

/** An outage lasts so long, and comes so often. */
const outage = { everyMs: 14_000, lastsMs: 8_000 }

export interface TargetsOptions {
  time: VirtualTime
  dice: Dice
  /** From then on every target is well. */
  calmAt: number
}

export const createTargets = ({ time, dice, calmAt }: TargetsOptions): Targets => {
  const targets = new Map<string, Target>()
  const cuts = new Map<number, { until: number; found: Found }>()
  const start = time.now

  const failsNow = (target: Target, region: number) => {
    const elapsed = time.now - start
    if (target.manner === "outage" || target.manner === "hangs")
      return elapsed % outage.everyMs > outage.everyMs - outage.lastsMs
    if (target.manner === "flaps") return Math.floor(elapsed / target.swingMs) % 2 === 1
    return target.manner === "partial" && region > 1
  }
  const answerOf = (target: Target, region: number): Found => {
    if (time.now >= calmAt) return target.upsideDown ? refused : good(dice.between(2, 60))
    const cut = cuts.get(region)
    if (cut && time.now < cut.until) return cut.found
    if (target.manner === "unsure" && dice.once(3)) return unsure(dice.pick(["unknown", "blocked"]))
    if (target.manner === "slow" && dice.once(2)) return slow
    if (!failsNow(target, region)) return good(dice.between(2, 60))
    return target.manner === "hangs" ? silent : refused
  }

  return {
    configOf: (name) => checkConfig.parse({ type: "tcp", host: name, port: 80 }),
    add: (name, target) => void targets.set(name, target),
    proberOf(machine, region, ledger) {
      const calls = createProber({ egress: null as never, ledger, clock: machine.clock, log: silentLog })
      return async (config, ask) => {
        if (config?.type !== "tcp") return calls(config, ask)
        const target = targets.get(config.host)!
        if (target.manner === "poison" && time.now < calmAt) machine.die()
        const found = answerOf(target, region)
        await machine.clock.sleep(found === silent ? ask.timeoutMs : (found.latencyMs ?? 3), ask.signal)
        return found
      }
    },
    reach: (region) => time.now >= (cuts.get(region)?.until ?? 0),
    cutOff: (region, until) => void cuts.set(region, { until, found: dice.pick([silent, unreachable]) }),
  }
}
