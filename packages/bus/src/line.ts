/** Keeps a wire open: opens it, watches it, and opens another when it breaks. */
import type { Bus } from "@nightjar/core/ports"
import { messageOf } from "@nightjar/kit/error"
import type { Log } from "@nightjar/kit/log"
import { systemClock } from "@nightjar/kit/time"
import type { OpenWire, Wire, WireEars } from "./wire.ts"
import { within } from "./within.ts"

type State = Bus["state"]

export interface Line {
  readonly state: State
  /** Null while the line is lost. */
  readonly wire: Wire | null
  /** Resolves after the first attempt, whether or not it succeeded. */
  readonly tried: Promise<void>
  onState(listener: (state: State) => void): () => void
  close(): Promise<void>
}

/** A frozen server does not close its connections: it is asked, and must answer in time. */
const pulseEveryMs = 2_000
const pulseWithinMs = 2_000

/** 50 ms doubled with each failure, up to 2 s; half of it by chance, so that a fleet does not come back in step. */
const backOffMs = (failures: number) => Math.min(2_000, 50 * 2 ** failures) * (0.5 + Math.random() / 2)

/** @param greet what each new wire is told before the line counts as connected */
export const createLine = (
  open: OpenWire,
  { hear, greet, log }: { hear: WireEars["hear"]; greet: (wire: Wire) => Promise<unknown>; log: Log },
): Line => {
  const closing = new AbortController()
  const listeners = new Set<(state: State) => void>()
  const present = { state: "lost" as State, wire: null as Wire | null }
  let firstTry = () => {}
  const tried = new Promise<void>((resolve) => {
    firstTry = resolve
  })

  const enter = (state: State, wire: Wire | null) => {
    const changed = present.state !== state
    Object.assign(present, { state, wire })
    if (changed) for (const listener of [...listeners]) listener(state)
  }

  /** One life of a wire. Returns when it is over, throws when it never began. */
  const live = async () => {
    const ended = new AbortController()
    const wire = await open({ hear, broken: () => ended.abort() })
    try {
      present.wire = wire
      await within(pulseWithinMs, greet(wire))
      enter("connected", wire)
      firstTry()
      return await watch(wire, AbortSignal.any([ended.signal, closing.signal]))
    } finally {
      enter("lost", null)
      await wire.close()
    }
  }

  const keepOpen = async () => {
    for (let failures = 0; !closing.signal.aborted; failures++) {
      try {
        const reason = await live()
        failures = 0
        if (!closing.signal.aborted) log.warn({ reason }, "the bus is lost; updates come later until it is back")
      } catch (error) {
        log.warn({ err: error }, "the bus cannot be reached; updates come later until it can")
      }
      firstTry()
      await systemClock.sleep(backOffMs(failures), closing.signal)
    }
  }
  const over = keepOpen()

  return {
    get state() {
      return present.state
    },
    get wire() {
      return present.wire
    },
    tried,
    onState(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      closing.abort()
      await over
    },
  }
}

/** Returns why the wire is over. */
const watch = async (wire: Wire, over: AbortSignal): Promise<string> => {
  for (;;) {
    await systemClock.sleep(pulseEveryMs, over)
    if (over.aborted) return "the connection ended"
    try {
      await within(pulseWithinMs, wire.pulse())
    } catch (error) {
      return messageOf(error)
    }
  }
}
