/** Runs a check in a worker. Only this file knows that drivers exist; the web program never imports it. */

import type { Egress } from "@nightjar/egress/egress"
import { EgressFailure } from "@nightjar/egress/failure"
import { type Clock, second } from "@nightjar/kit/time"
import type { CheckConfig } from "./all.ts"
import type { RunContext } from "./define.ts"
import { failed, type Outcome } from "./outcome.ts"

export interface RunOptions {
  egress: Egress
  clock: Clock
  /** The monitor's timeout: at most 0.8 × min(interval, retry interval). */
  timeoutMs: number
  /** Aborts when the worker may not wait any longer. */
  signal?: AbortSignal
}

interface Driver {
  run(config: CheckConfig, context: RunContext): Promise<Outcome>
}

const drivers = new Map<string, Promise<Driver>>()

/** By name, so that a new kind of check needs no second list, and no driver is reachable from a definition. */
const driverOf = (type: string): Promise<Driver> => {
  const driver = drivers.get(type) ?? (import(`./${type}.driver.ts`) as Promise<Driver>)
  drivers.set(type, driver)
  return driver
}

/**
 * Runs one check to its end; for types with `where: "worker"`. A target that is not reached is an outcome,
 * never an exception. Rejects with the reason of `signal` when that aborts, and with the error itself when
 * a driver has a bug.
 */
export const runCheck = async (config: CheckConfig, options: RunOptions): Promise<Outcome> => {
  const { egress, clock, timeoutMs, signal } = options
  const driver = await driverOf(config.type)
  signal?.throwIfAborted()
  const deadline = new AbortController()
  const stop = () => deadline.abort()
  const timer = setTimeout(stop, timeoutMs)
  signal?.addEventListener("abort", stop)
  try {
    return await driver.run(config, { egress, clock, signal: deadline.signal })
  } catch (error) {
    signal?.throwIfAborted()
    if (!(error instanceof EgressFailure)) throw error
    const limit = error.code === "timeout" ? ` The timeout is ${timeoutMs / second} s.` : ""
    return failed(error.code, error.message + limit, error.trace)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener("abort", stop)
  }
}
