/** Keeps a wire open: opens it, watches it, and opens another when it breaks. */
import type { Bus } from "@nightjar/core/ports"
import { messageOf } from "@nightjar/kit/error"
import type { Log } from "@nightjar/kit/log"
import { systemClock } from "@nightjar/kit/time"
import type { OpenWire, Wire, WireEars } from "./wire.ts"
import { within } from "./within.ts"

type State = Bus["state"]

interface LineOptions {
  open: OpenWire
  hear: WireEars["hear"]
  /** What each new wire is told before the line counts as connected. */
  greet: (wire: Wire) => Promise<unknown>
  log: Log
}

/** A frozen server does not close its connections: it is asked, and must answer in time. */
const pulseEveryMs = 2_000
const answerWithinMs = 2_000

/** 50 ms doubled with each failure, up to 2 s; half of it by chance, so that a fleet does not come back in step. */
const backOffMs = (failures: number) => Math.min(2_000, 50 * 2 ** failures) * (0.5 + Math.random() / 2)

export class Line {
  /** Null while there is none. */
  wire: Wire | null = null
  state: State = "lost"
  /** Resolves after the first attempt, whether or not it succeeded. */
  readonly tried: Promise<void>
  readonly #options
  readonly #listeners = new Set<(state: State) => void>()
  readonly #closing = new AbortController()
  readonly #over: Promise<void>
  #firstTry = () => {}

  constructor(options: LineOptions) {
    this.#options = options
    this.tried = new Promise((resolve) => {
      this.#firstTry = resolve
    })
    this.#over = this.#keepOpen()
  }

  onState(listener: (state: State) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async close(): Promise<void> {
    this.#closing.abort()
    await this.#over
  }

  async #keepOpen() {
    const { log } = this.#options
    const { signal } = this.#closing
    for (let failures = 0; !signal.aborted; failures++) {
      try {
        const reason = await this.#live()
        failures = 0
        if (!signal.aborted) log.warn({ reason }, "the bus is lost; updates come later until it is back")
      } catch (error) {
        log.warn({ err: error }, "the bus cannot be reached; updates come later until it can")
      }
      this.#firstTry()
      await systemClock.sleep(backOffMs(failures), signal)
    }
  }

  /** One life of a wire. Returns why it is over, throws when it never began. */
  async #live(): Promise<string> {
    const ended = new AbortController()
    const wire = await this.#options.open({ hear: this.#options.hear, broken: () => ended.abort() })
    try {
      this.wire = wire
      await within(answerWithinMs, this.#options.greet(wire))
      this.#enter("connected")
      this.#firstTry()
      return await watch(wire, AbortSignal.any([ended.signal, this.#closing.signal]))
    } finally {
      this.wire = null
      this.#enter("lost")
      await wire.close()
    }
  }

  #enter(state: State) {
    if (this.state === state) return
    this.state = state
    for (const listener of [...this.#listeners]) listener(state)
  }
}

/** Returns why the wire is over. */
const watch = async (wire: Wire, over: AbortSignal): Promise<string> => {
  for (;;) {
    await systemClock.sleep(pulseEveryMs, over)
    if (over.aborted) return "the connection ended"
    try {
      await within(answerWithinMs, wire.pulse())
    } catch (error) {
      return messageOf(error)
    }
  }
}
