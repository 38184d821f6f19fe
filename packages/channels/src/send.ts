/** Sends a message from a worker. Only this file knows that drivers exist; the web program never imports it. */
import { EgressFailure } from "@nightjar/egress/failure"
import { hiddenSecret } from "@nightjar/kit/hidden-secret"
import { type ChannelConfig, channelOf, secretFields } from "./all.ts"
import type { SendContext, Told } from "./define.ts"
import { judgeFailure } from "./http-answer.ts"
import type { Message } from "./message.ts"
import { post } from "./post.ts"
import type { Request } from "./request.ts"
import type { Sent } from "./sent.ts"
import { wordsOf } from "./words.ts"

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
  const driver = drivers.get(type) ?? (import(`./shelf/${type}.driver.ts`) as Promise<Driver>)
  drivers.set(type, driver)
  return driver
}

/** By the request that the channel describes, else by its driver. */
const attempt = async (config: ChannelConfig, message: Message, context: SendContext): Promise<Sent> => {
  const { request, read } = channelOf(config.type)
  if (!request) return (await driverOf(config.type)).send(config, message, context)
  const { idempotencyKey, clock, workspaceUrl } = context
  const told = { message, words: wordsOf(message, workspaceUrl), idempotencyKey, now: clock.now() }
  // The union has joined configuration and request by `type`.
  const describe = request as (config: ChannelConfig, told: Told) => Request | Promise<Request>
  return post(await describe(config, told), read, context)
}

/**
 * Makes one attempt. A provider that is not reached is a result, never an exception; what is thrown is a bug of a
 * driver. When `signal` aborts the attempt ends, and says what is known of it.
 */
export const sendMessage = async (config: ChannelConfig, message: Message, options: SendOptions): Promise<Sent> => {
  const { timeoutMs, signal, ...context } = options
  const deadline = new AbortController()
  const stop = () => deadline.abort()
  const timer = setTimeout(stop, timeoutMs)
  signal.addEventListener("abort", stop)
  if (signal.aborted) stop()
  try {
    return withhold(await attempt(config, message, { ...context, signal: deadline.signal }), config)
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
    .flatMap((secret) => [secret, secret.split(" ").at(-1)!, ...pathsIn(secret)])
    .filter((secret) => secret.length >= 4)
  const clean = (text: string) => secrets.reduce((left, secret) => left.replaceAll(secret, hiddenSecret), text)
  return { ...sent, answer: { ...sent.answer, text: clean(sent.answer.text) } }
}

/** Of an address, its path with and without the question, and the last segment, where its credential mostly stands. */
const pathsIn = (secret: string): string[] => {
  if (!URL.canParse(secret)) return []
  const { pathname, search } = new URL(secret)
  return [pathname + search, pathname, pathname.split("/").at(-1)!].filter((part) => part.length >= 8)
}
