/**
 * A day in a few milliseconds: the real workers over a record in memory, on machines that freeze and die, with people who
 * meddle. Everything follows from the seed, so a seed that fails fails again.
 */
import { setImmediate as turnOfLoop } from "node:timers/promises"
import { minute, second } from "@nightjar/kit/time"
import type { Ledger } from "../../src/ledger.ts"
import { createDice, type Dice } from "../dice.ts"
import { type Statement, type Violation, violationOf } from "../oracle/invariant.ts"
import { askOracle } from "../oracle/oracle.ts"
import type { Session, Sessions } from "../record/lives.ts"
import { createMemory, type Memory, tablesOf } from "../record/memory.ts"
import { memoryLedger } from "../record/memory-ledger.ts"
import type { Steps } from "../record/steps.ts"
import type { Tables } from "../record/tables.ts"
import { strike } from "./blows.ts"
import { createWhisperNet } from "./bus.ts"
import { nothingHeld, statementsOf } from "./calm.ts"
import { plantCast } from "./cast.ts"
import { doDeed } from "./deeds.ts"
import { createFleet, type Fleet } from "./fleet.ts"
import { asJudged, noComplaint } from "./judged.ts"
import { createLine, type Line } from "./line.ts"
import { nightMs, type Plan, planOf } from "./plan.ts"
import { createProviders, type Temper } from "./providers.ts"
import { createReached, type Path, type Reached } from "./reached.ts"
import { countSeen } from "./seen.ts"
import { createTeller, type Said, shortOf } from "./story.ts"
import { createTargets } from "./targets.ts"
import { createVirtualTime, type VirtualTime } from "./virtual-time.ts"
import { createWatch } from "./watch/watch.ts"

export interface Simulated {
  seed: number
  /** Things that happened, one after the other. */
  steps: number
  /** Calls of the record. */
  calls: number
  /** What befell workers and the database. */
  faults: number
  violations: Violation[]
  reached: ReadonlyMap<Path, number>
  /** What was recorded. */
  tables: Tables
}

/** What a test makes otherwise than it should be. */
export interface Planted {
  /** Decisions of the record. */
  steps?: Partial<Steps>
  /** The way to the record. */
  ledger?: (ledger: Ledger, around: { memory: Memory; dice: Dice }) => Ledger
}

export interface SimulateOptions {
  planted?: Planted
  /** Hears the story. */
  say?: (said: Said) => void
}

export const simulate = async (seed: number, options: SimulateOptions = {}): Promise<Simulated> => {
  const reached = createReached()
  const day = begin(planOf(seed), reached, options)
  const { memory, line, time, fleet } = day
  await time.run(day.calmAt)
  const unsettled = await settle(day)
  fleet.close()
  await time.run(time.now + minute, () => fleet.running.length === 0)
  countSeen(memory, reached)
  const tables = tablesOf(memory)
  const violations = [...unsettled, ...ask([nothingHeld(memory), ...day.statements]), ...askOracle(tables)]
  // Time for whatever else the program does, between two days.
  await turnOfLoop()
  return {
    ...{ seed, steps: time.steps, calls: line.calls, faults: day.faults },
    ...{ violations, reached: reached.counts, tables },
  }
}

interface Day {
  plan: Plan
  time: VirtualTime
  memory: Memory
  line: Line
  fleet: Fleet
  statements: readonly Statement[]
  faults: number
  /** When the trouble is over. */
  calmAt: number
}

const begin = (plan: Plan, reached: Reached, { planted = {}, say }: SimulateOptions): Day => {
  const dice = createDice(~plan.seed)
  const time = createVirtualTime(plan.start)
  const memory = createMemory(() => time.now, planted.steps)
  const sessions: Sessions = new Set()
  const watch = createWatch({ memory, sessions, reached })
  const net = createWhisperNet(time, dice, plan.settings.lostWhispers)
  const calmAt = plan.start + plan.troubleMs + (plan.nightAt === null ? 0 : nightMs)
  const targets = createTargets({ time, dice, calmAt })
  const tempers = new Map<string, Temper>()
  const providers = createProviders({ time, dice, calmAt, temperOf: (channel) => tempers.get(channel)! })
  const teller = createTeller(say ?? (() => {}), time)
  const hit = (what: string) => {
    day.faults++
    teller.tell(what)
  }
  const onFate = (fate: string, { name }: { name: string }, call: string) => hit(`${name}: ${call} is ${fate}`)
  const line = createLine({ time, dice, fated: plan.fated, onFate })
  const ledgerOf = (session: Session) => {
    const ledger = memoryLedger(memory, session, sessions)
    const watched = watch.over(planted.ledger?.(ledger, { memory, dice }) ?? ledger)
    return say ? teller.over(watched, session.workerId) : watched
  }
  const cast = plantCast({ plan, memory, targets, time, net, tempers })
  const complaints: string[] = []
  const onComplaint = (message: string) => void complaints.push(message)
  const fleet = createFleet({ plan, time, dice, line, net, targets, providers, sessions, ledgerOf, onComplaint })
  const statements = [...watch.statements, ...providers.statements(memory), asJudged(memory), noComplaint(complaints)]
  const day: Day = { plan, time, memory, line, fleet, statements, faults: 0, calmAt }

  const after = (ms: number, task: () => void) => time.at(plan.start + ms, task)
  const blowOptions = { plan, time, dice, fleet, line, targets, sessions }
  for (const { at, blow } of plan.blows) after(at, () => hit(`${blow}: ${strike(blow, blowOptions) ?? "nobody"}`))
  for (const { at, deed } of plan.deeds)
    after(at, () => {
      const { monitorId } = doDeed(deed, { memory, cast, net, dice, reached })
      teller.tell(`somebody: ${deed} ${shortOf(monitorId)}`, monitorId)
    })
  if (plan.nightAt !== null)
    after(plan.nightAt, () => {
      hit("night: nobody works")
      fleet.restUntil(time.now + nightMs)
      for (const one of [...fleet.running]) fleet.kill(one)
    })
  return day
}

/** Goes on until all is well; says what is not when that takes too long. A probe may be held for five minutes. */
const settle = async ({ plan, time, memory, line, fleet }: Day): Promise<Violation[]> => {
  const statements = statementsOf(memory)
  let isWell = false
  const look = () => {
    const isManned =
      fleet.running.length === plan.workers.length && fleet.running.every(({ machine }) => !machine.isFrozen)
    isWell = isManned && !line.isDatabaseAway && statements.every(({ find }) => find().length === 0)
    if (!isWell) time.at(time.now + second / 2, look)
  }
  look()
  if (!isWell) await time.run(time.now + 8 * minute, () => isWell)
  return isWell ? [] : ask(statements)
}

const ask = (statements: readonly Statement[]): Violation[] =>
  statements.flatMap((statement) => violationOf(statement, statement.find()))
