/** The workers of a simulation: the real ones, each on a machine of its own, begun again when they have ended. */
import type { Log } from "@nightjar/kit/log"
import { day, minute } from "@nightjar/kit/time"
import type { Archive } from "../../src/archive.ts"
import type { Ledger } from "../../src/ledger.ts"
import { obey } from "../../src/obey.ts"
import type { Publisher } from "../../src/publisher.ts"
import { startWorker, type Worker } from "../../src/worker.ts"
import type { Dice } from "../dice.ts"
import type { Session, Sessions } from "../record/lives.ts"
import type { WhisperNet } from "./bus.ts"
import type { Line } from "./line.ts"
import { createMachine, type Machine } from "./machine.ts"
import type { Plan } from "./plan.ts"
import type { Providers } from "./providers.ts"
import type { Targets } from "./targets.ts"
import type { VirtualTime } from "./virtual-time.ts"

export interface Running {
  machine: Machine
  worker: Worker
  session: Session
  /** How long the database believes in its session after it has died. */
  lingersMs: number
}

export interface Fleet {
  /** Those that have not ended. */
  readonly running: readonly Running[]
  /** Ends one in order, and begins it anew unless the day is over. */
  stop(one: Running): void
  /** Ends one without a word. */
  kill(one: Running, lingersMs?: number): void
  /** Nobody is begun anew before. */
  restUntil(moment: number): void
  /** Ends all in order. */
  close(): void
}

export interface FleetOptions {
  plan: Plan
  time: VirtualTime
  dice: Dice
  line: Line
  net: WhisperNet
  targets: Targets
  providers: Providers
  sessions: Sessions
  ledgerOf(session: Session): Ledger
  /** What a worker says is wrong with itself. */
  onComplaint(message: string): void
}

/** A process on a machine closes its connections at once, however it ends. */
const atOnceMs = 1

export const createFleet = (options: FleetOptions): Fleet => {
  const { plan, time, dice, sessions } = options
  const running: Running[] = []
  let restsUntil = 0
  let isOpen = true

  const begin = (place: number) => {
    const session: Session = { workerId: `w${place}`, region: plan.workers[place]!, locks: new Set() }
    const skewMs = dice.once(3) ? dice.between(-9, 9) * 10 * minute : 0
    const onDeath = () => time.at(time.now, () => bury(place, one))
    const machine = createMachine({ name: session.workerId, time, skewMs, onDeath })
    sessions.add(session)
    const worker = startOn(machine, session, options, () => stop(one))
    const one: Running = { machine, worker, session, lingersMs: atOnceMs }
    running.push(one)
  }
  const bury = (place: number, one: Running) => {
    running.splice(running.indexOf(one), 1)
    time.at(time.now + one.lingersMs, () => void sessions.delete(one.session))
    beginLater(place, time.now + dice.between(200, 3_000))
  }
  const beginLater = (place: number, moment: number): void => {
    time.at(moment, () => {
      if (time.now < restsUntil) beginLater(place, restsUntil)
      else if (isOpen) begin(place)
    })
  }
  const stop = ({ machine, worker }: Running) =>
    machine.deliver(() => void worker.stop().then(machine.die, machine.die))
  for (const place of plan.workers.keys()) begin(place)

  return {
    running,
    stop,
    kill(one, lingersMs = atOnceMs) {
      one.lingersMs = lingersMs
      one.machine.die()
    },
    restUntil(moment) {
      restsUntil = moment
    },
    close() {
      isOpen = false
      for (const one of [...running]) stop(one)
    },
  }
}

/** Nothing grows old within a simulated day. */
const noArchive: Archive = {
  makeParts: async () => [],
  dropParts: async () => [],
  tighten: async () => null,
  pack: async () => false,
  prune: async () => false,
  survey: async () => ({ aheadMs: 2 * day, hotDays: 1 }),
}

/** What visitors see follows from the record, and is nobody's fact. */
const noPublisher: Publisher = { publish: async () => ({ drawn: [], more: false }) }

const startOn = (
  machine: Machine,
  session: Session,
  { plan, line, net, dice, targets, providers, ledgerOf, onComplaint }: FleetOptions,
  shutdown: () => void,
): Worker => {
  const { batch, concurrency, pollMs, hasControls } = plan.settings
  const ledger = overLine(line, machine, ledgerOf(session))
  const bus = net.busOf(machine)
  const identity = { id: session.workerId, region: `r${session.region}` }
  const worker = startWorker({
    ...identity,
    batch,
    concurrency,
    pollMs,
    signMs: 1_000,
    ledger,
    archive: noArchive,
    publisher: noPublisher,
    prober: targets.proberOf(machine, session.region, ledger),
    reachControls: hasControls ? async () => targets.reach(session.region) : null,
    sender: providers.senderOf(machine),
    chance: () => dice.roll(1_000) / 1_000,
    bus,
    clock: machine.clock,
    log: complaints(onComplaint),
  })
  void obey(bus, { ...identity, worker, shutdown })
  return worker
}

const overLine = (line: Line, machine: Machine, ledger: Ledger): Ledger => {
  const calls = Object.entries(ledger).map(([name, method]) => [
    name,
    (...given: unknown[]) =>
      line.call(machine, name, () => (method as (...given: unknown[]) => Promise<unknown>)(...given)),
  ])
  return Object.fromEntries(calls) as Ledger
}

/** Only that is a complaint which no trouble of a port explains. */
const complaints = (onComplaint: (message: string) => void) => {
  const silence = () => {}
  const error = (_: unknown, message: string) => {
    if (/cannot be recorded|has a bug/.test(message)) onComplaint(message)
  }
  return { info: silence, warn: silence, error } as unknown as Log
}
