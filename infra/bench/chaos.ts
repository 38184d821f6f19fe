/** Harm that is done to a running stack, one thing after the other, the same for the same seed. */
import { setTimeout as delay } from "node:timers/promises"
import { second } from "@nightjar/kit/time"
import type { Dice } from "./dice.ts"
import type { Fleet } from "./fleet.ts"
import { childOf, programsOf, signalAll } from "./processes.ts"

export interface Harm {
  kills: number
  freezes: number
  dbCrashes: number
  busCrashes: number
}

export interface ChaosOptions {
  fleet: Fleet
  /** Of the stack. */
  folder: string
  roll: Dice
  seconds: number
  /** A worker is killed this often. */
  killEverySeconds: number
  /** Frozen workers, crashed databases and a lost bus beside the kills. */
  isMixed: boolean
}

/** Twice the longest lease of a monitor that is checked each ten seconds. */
const freezeMs = 30 * second

/** Resolves when the time is over and nobody is frozen any more. */
export const wreak = async (options: ChaosOptions): Promise<Harm> => {
  const { fleet, folder, roll, seconds, killEverySeconds, isMixed } = options
  const harm: Harm = { kills: 0, freezes: 0, dbCrashes: 0, busCrashes: 0 }
  const until = performance.now() + seconds * second
  const lasts = () => performance.now() < until
  const frozen = new Set<number>()

  const kill = async () => {
    const victims = fleet.workers.filter(({ pid }) => !frozen.has(pid!))
    const victim = victims[roll(victims.length)]
    if (!victim) return
    await fleet.replace(victim)
    harm.kills++
  }
  const freeze = async () => {
    const worker = fleet.workers[roll(fleet.workers.length)]!
    const pid = worker.pid!
    frozen.add(pid)
    worker.kill("SIGSTOP")
    harm.freezes++
    await delay(Math.min(freezeMs, Math.max(0, until - performance.now())))
    worker.kill("SIGCONT")
    frozen.delete(pid)
  }
  /** The launcher starts it again. */
  const crash = (program: "PostgreSQL" | "Redis") => {
    const guard = programsOf(folder)[program]
    const pid = guard && childOf(guard)
    if (pid) signalAll(pid, "SIGKILL")
    return Boolean(pid)
  }

  const everySoOften = async (meanSeconds: number, harmOnce: () => unknown) => {
    while (lasts()) {
      await delay((0.5 + roll(1_000) / 1_000) * meanSeconds * second)
      if (lasts()) await harmOnce()
    }
  }
  const more = [
    everySoOften(20, freeze),
    everySoOften(60, () => (crash("PostgreSQL") ? harm.dbCrashes++ : 0)),
    everySoOften(45, () => (crash("Redis") ? harm.busCrashes++ : 0)),
  ]
  await Promise.all([everySoOften(killEverySeconds, kill), ...(isMixed ? more : [])])
  return harm
}
