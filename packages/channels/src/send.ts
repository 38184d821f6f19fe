/** Sends a message from a worker. Only this file knows that drivers exist; the web program never imports it. */
import { EgressFailure } from "@nightjar/egress/failure"
import { hiddenSecret } from "@nightjar/kit/hidden-secret"
import { type ChannelConfig, secretFields } from "./all.ts"
import type { SendContext } from "./define.ts"
import { judgeFailure } from "./http-answer.ts"
import type { Message } from "./message.ts"
import type { Sent } from "./sent.ts"

export interface SendOptions extends SendContext {
  /** How long the attempt may take. */
  timeoutMs: number
}

interface Driver {
  send(config: ChannelConfig, message: Message, context: SendContext): Promise<Sent>
}

const drivers = new Map<string, Promise<Driver>>()

/** By name, so that a new channel needs no second list, and no driver is reachable from a definition. */
const driverOf = (type: string): Promise<Driver> => {
  const driver = drivers.get(type) ?? (import(`./${type}.driver.ts`) as Promise<Driver>)
  drivers.set(type, driver)
  return driver
}

/**
 * Makes one attempt. A provider that is not reached is a result, never an exception; what is thrown is a bug of a
 * driver. When `signal` aborts the attempt ends, and says what is known of it.
 */
export const sendMessage = async (config: ChannelConfig, message: Message, options: SendOptions): Promise<Sent> => {
  const { timeoutMs, signal, ...context } = options
  const driver = await driverOf(config.type)
  const deadline = new AbortController()
  const stop = () => deadline.abort()
  const timer = setTimeout(stop, timeoutMs)
  signal.addEventListener("abort", stop)
  if (signal.aborted) stop()
  try {
    return withhold(await driver.send(config, message, { ...context, signal: deadline.signal }), config)
  } catch (error) {
    if (error instanceof EgressFailure) return judgeFailure(error)
    throw error
  } finally {
    clearTimeout(timer)
    signal.removeEventListener("abort", stop)
  }
}

/** Some providers send back what they were sent. Shorter secrets would be found in any text. */
const withhold = (sent: Sent, config: ChannelConfig): Sent => {
  const secrets = secretFields(config.type)
    .map((field) => String((config as Record<string, unknown>)[field] ?? ""))
    .flatMap((secret) => [secret, secret.split(" ").at(-1)!])
    .filter((secret) => secret.length >= 4)
  const clean = (text: string) => secrets.reduce((left, secret) => left.replaceAll(secret, hiddenSecret), text)
  return { ...sent, answer: { ...sent.answer, text: clean(sent.answer.text) } }
}
