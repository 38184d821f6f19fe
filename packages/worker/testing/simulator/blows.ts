/** What befalls machines, networks and the database. */
import type { Dice } from "../dice.ts"
import type { Sessions } from "../record/lives.ts"
import type { Fleet, Running } from "./fleet.ts"
import type { Line } from "./line.ts"
import { type Blow, clockSteps, type Plan } from "./plan.ts"
import type { Targets } from "./targets.ts"
import type { VirtualTime } from "./virtual-time.ts"

export interface BlowOptions {
  plan: Plan
  time: VirtualTime
  dice: Dice
  fleet: Fleet
  line: Line
  targets: Targets
  sessions: Sessions
}

/** @returns whom it hit; null where nobody was left */
export const strike = (blow: Blow, options: BlowOptions): string | null => {
  const one = options.dice.pick(options.fleet.running)
  if (!one) return null
  blows[blow](one, options)
  return one.machine.name
}

const loseLocks = (sessions: Sessions) => {
  for (const session of sessions) session.locks.clear()
}

const blows: Readonly<Record<Blow, (one: Running, options: BlowOptions) => void>> = {
  freeze: ({ machine }, { dice }) => machine.freeze(dice.between(400, 2_800)),
  "freeze for long": ({ machine }, { dice }) => machine.freeze(dice.between(3_200, 7_000)),
  "freeze beyond the lease": ({ machine }, { dice }) => machine.freeze(dice.between(14_000, 20_000)),
  kill: (one, { fleet }) => fleet.kill(one),
  "loss of a machine": (one, { fleet, dice }) => fleet.kill(one, dice.between(5_000, 30_000)),
  "database unreachable": (_, { line, dice, time }) => line.takeDatabaseAway(time.now + dice.between(300, 7_000)),
  "database restarts"(_, { line, dice, time, sessions }) {
    loseLocks(sessions)
    line.takeDatabaseAway(time.now + dice.between(50, 9_000))
  },
  "cut off from the database": ({ machine }, { line, dice, time }) =>
    line.cutOff(machine, time.now + dice.between(500, 9_000)),
  "cut off from the targets": ({ session }, { targets, dice, time }) =>
    targets.cutOff(session.region, time.now + dice.between(6_000, 12_000)),
  "clock step": ({ machine }, { dice }) => machine.stepClock(dice.pick(clockSteps)),
  stop: (one, { fleet }) => fleet.stop(one),
  drain(one, { fleet, time, dice }) {
    one.worker.drain()
    time.at(time.now + dice.between(500, 3_000), () => fleet.stop(one))
  },
}
