/** What a seed stands for: who is there, how they are set, and what happens to them. */
import type { Terms } from "@nightjar/core/monitor"
import { hour, minute, second } from "@nightjar/kit/time"
import { createDice, type Dice } from "../dice.ts"
import { type Fate, fates } from "./line.ts"
import { type Temper, tempers } from "./providers.ts"
import { type Manner, manners } from "./targets.ts"

/** What happens to machines, networks and the database at some moment. */
export const blows = [
  "freeze",
  "freeze for long",
  "freeze beyond the lease",
  "kill",
  "loss of a machine",
  "database unreachable",
  "database restarts",
  "cut off from the database",
  "cut off from the targets",
  "clock step",
  "stop",
  "drain",
] as const
export type Blow = (typeof blows)[number]

/** What people do to a monitor at some moment, rather to one that is held. */
export const deeds = [
  "edit",
  "pause",
  "resume",
  "restart",
  "delete",
  "restore",
  "check now",
  "resolve",
  "move to another group",
] as const
export type Deed = (typeof deeds)[number]

export interface MonitorPlan {
  tenant: number
  isPush: boolean
  manner: Manner
  swingMs: number
  /** Codes. */
  regions: number[]
  /** In which of the tenant's groups; null in none. */
  group: number | null
  terms: Terms
}

export interface Plan {
  seed: number
  start: number
  monitors: MonitorPlan[]
  /** Of each tenant, how the providers of its channels are. */
  channels: Temper[][]
  /** The region of each worker. */
  workers: number[]
  settings: { batch: number; concurrency: number; pollMs: number; hasControls: boolean; lostWhispers: number }
  fated: ReadonlyMap<number, Fate>
  /** By milliseconds from the start. */
  blows: { at: number; blow: Blow }[]
  deeds: { at: number; deed: Deed }[]
  /** When nobody works for more than half an hour. */
  nightAt: number | null
  /** How long there is trouble. */
  troubleMs: number
}

export const tenantCount = 2
/** Of each tenant: the second is a member of the first. */
export const groupsOfTenant = 2

/** An hour ends soon, so that there are two to add up. */
const start = Date.UTC(2026, 10, 23, 15) - 25 * second

export const planOf = (seed: number): Plan => {
  const dice = createDice(seed)
  // Where nothing else has failed for a while, a failure of many is our own network's.
  const areSteady = dice.once(12)
  // What flaps is known only after five turns.
  const isLong = areSteady || dice.once(9)
  const troubleMs = isLong ? dice.between(24_000, 30_000) : dice.between(8_000, 11_000)
  const hasPoison = !areSteady && dice.once(6)
  const regions = dice.once(3) ? 3 : 2
  const monitors = Array.from({ length: dice.between(20, 23) }, (_, i) =>
    monitorOf(dice, { regions, tenant: i % tenantCount, areSteady }),
  )
  if (hasPoison) Object.assign(monitors[0]!, { manner: "poison", isPush: false })
  return {
    seed,
    start: dice.once(2) ? start : start + 10 * minute,
    monitors,
    channels: Array.from({ length: tenantCount }, () =>
      Array.from({ length: dice.between(1, 2) }, () => dice.pick(tempers)),
    ),
    workers: workersOf(dice, regions),
    settings: {
      batch: dice.pick([4, 10, 50]),
      concurrency: dice.pick([4, 8, 20]),
      pollMs: dice.pick([600, 1_000, 1_500]),
      hasControls: areSteady || dice.once(3),
      lostWhispers: dice.pick([2, 10, 1_000]),
    },
    fated: new Map(Array.from({ length: dice.between(3, 7) }, () => [dice.between(20, 350), dice.pick(fates)])),
    blows: blowsOf(dice, { troubleMs, areSteady }),
    deeds: moments(dice, dice.between(4, 12), [2_000, troubleMs]).map((at) => ({ at, deed: dice.pick(deeds) })),
    nightAt: dice.once(isLong ? 3 : 6) ? dice.between(troubleMs - 4_000, troubleMs) : null,
    troubleMs,
  }
}

const moments = (dice: Dice, count: number, [from, to]: readonly [from: number, to: number]) =>
  Array.from({ length: count }, () => dice.between(from, to))

const blowsOf = (dice: Dice, { troubleMs, areSteady }: { troubleMs: number; areSteady: boolean }): Plan["blows"] => {
  const within = [areSteady ? 17_000 : 2_000, troubleMs] as const
  const some = moments(dice, dice.between(3, 7), within).map((at) => ({ at, blow: dice.pick(blows) }))
  return areSteady ? [{ at: 15_000, blow: "cut off from the targets" }, ...some] : some
}

/** Two or three in the first region, so that one can take over from another. */
const workersOf = (dice: Dice, regions: number): number[] => {
  const others = Array.from({ length: regions - 1 }, (_, i) => i + 2)
  return [1, 1, ...(dice.once(3) ? [1] : []), ...others, ...(dice.once(3) ? [2] : [])]
}

const monitorOf = (
  dice: Dice,
  { regions, tenant, areSteady }: { regions: number; tenant: number; areSteady: boolean },
): MonitorPlan => {
  const manner = areSteady || dice.once(2) ? "steady" : dice.pick(manners.filter((one) => one !== "poison"))
  const own = dice.once(3) ? [dice.between(1, regions)] : dice.once(2) ? [1, 2] : [1]
  return {
    tenant,
    isPush: dice.once(12),
    manner,
    swingMs: dice.between(1_500, 4_000),
    regions: own,
    group: dice.once(3) ? null : dice.roll(groupsOfTenant),
    terms: { ...termsOf(dice, own.length), ...(manner === "flaps" && quick) },
  }
}

/** Of what flaps: each swing is seen. */
const quick = { intervalMs: 2 * second, timeoutMs: second, retries: 0, recoveries: 1, recoveryMs: 0 }

export const termsOf = (dice: Dice, regions: number): Terms => {
  const intervalMs = dice.pick([2, 2, 3, 4, 5, 7]) * second
  const retryMs = dice.pick([2, 2, 3, 8]) * second
  const longest = Math.max(1, Math.floor((0.8 * Math.min(intervalMs, retryMs)) / second))
  return {
    intervalMs,
    retryMs,
    timeoutMs: dice.between(1, longest) * second,
    retries: dice.roll(3),
    recoveries: dice.once(3) ? 2 : 1,
    recoveryMs: dice.once(6) ? 3 * second : 0,
    quorum: regions > 1 && dice.once(3) ? 2 : 1,
    upsideDown: dice.once(12),
  }
}

export const nightMs = 31 * minute
export const clockSteps = [-2 * hour, -20 * second, 20 * second, 2 * hour]
