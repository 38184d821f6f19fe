/** The way between workers and what they talk to: calls arrive late, twice or never, and so do answers. */
import type { Dice } from "../dice.ts"
import type { Machine } from "./machine.ts"
import type { VirtualTime } from "./virtual-time.ts"

/** What may become of one call. */
export const fates = ["dies before", "dies after", "answer lost", "doubled", "delayed", "delayed for long"] as const
export type Fate = (typeof fates)[number]

export interface Line {
  /** How many calls were made. */
  readonly calls: number
  call<T>(machine: Machine, name: string, work: () => Promise<T>): Promise<T>
  /** The database refuses everything until then. */
  takeDatabaseAway(until: number): void
  readonly isDatabaseAway: boolean
  /** What this machine sends arrives only then. */
  cutOff(machine: Machine, until: number): void
}

export interface LineOptions {
  time: VirtualTime
  dice: Dice
  /** What becomes of the calls of these numbers; the others arrive within milliseconds. */
  fated: ReadonlyMap<number, Fate>
  onFate(fate: Fate, machine: Machine, call: string): void
}

/** As the driver says it: no word of PostgreSQL's, so the same again may succeed. */
const gone = () => Object.assign(new Error("the connection is gone"), { code: "CONNECTION_CLOSED" })

const delays: Partial<Record<Fate, readonly [low: number, high: number]>> = {
  delayed: [300, 2_900],
  "delayed for long": [3_100, 14_000],
}

export const createLine = ({ time, dice, fated, onFate }: LineOptions): Line => {
  let calls = 0
  let awayUntil = 0
  const cuts = new Map<Machine, number>()

  const arrivalOf = (machine: Machine, fate: Fate | undefined) => {
    const [low, high] = (fate && delays[fate]) ?? [1, 6]
    return Math.max(time.now, cuts.get(machine) ?? 0) + dice.between(low, high)
  }

  return {
    get calls() {
      return calls
    },
    call(machine, name, work) {
      const fate = fated.get(calls++)
      if (fate) onFate(fate, machine, name)
      if (fate === "dies before") machine.die()
      if (machine.isDead) return new Promise(() => {})
      return new Promise((resolve, reject) => {
        const arrive = () => {
          if (awayUntil > time.now) return machine.deliver(() => reject(gone()))
          const answer = work()
          if (fate === "doubled") time.at(time.now + dice.between(1, 4_000), () => void work())
          if (fate === "dies after") machine.die()
          answer.then(
            (value) => machine.deliver(() => (fate === "answer lost" ? reject(gone()) : resolve(value))),
            (error) => machine.deliver(() => reject(error)),
          )
        }
        time.at(arrivalOf(machine, fate), arrive)
      })
    },
    takeDatabaseAway(until) {
      awayUntil = Math.max(awayUntil, until)
    },
    get isDatabaseAway() {
      return awayUntil > time.now
    },
    cutOff: (machine, until) => void cuts.set(machine, until),
  }
}
