/** How a way of telling somebody is defined. Definitions are light: the web program loads them, drivers only workers. */
import type { Egress } from "@nightjar/egress/egress"
import type { Clock } from "@nightjar/kit/time"
import { z } from "zod"
import type { Reader } from "./http-answer.ts"
import type { Mailer } from "./mailer.ts"
import type { Message } from "./message.ts"
import type { Request } from "./request.ts"
import type { Sent } from "./sent.ts"
import type { Words } from "./words.ts"

export interface Definition<Type extends string, Shape extends z.ZodRawShape> {
  type: Type
  /** What the picker says. */
  label: string
  /** Where the picker shows it; groups stand in the order of the shelf. */
  group: "universal" | "chat" | "onCall" | "push" | "phone"
  /** One sentence: who is told, and how. */
  description: string
  /** What it is sent through: a connection of its own, or the deployment's mail server. */
  through: "egress" | "mailer"
  /** Essential fields first: key order is form order. */
  config: z.ZodObject<Shape>
  /** Whom it reaches, one line for lists. Secret fields are sealed when it is asked. */
  target(config: z.output<z.ZodObject<Shape>>): string
  /** A good example. */
  sample: z.input<z.ZodObject<Shape>>
  /** The one request that tells a provider. Pure. A channel without it has a driver beside it. */
  request?(config: z.output<z.ZodObject<Shape>>, told: Told): Request | Promise<Request>
  /** For providers that say in the body what others say by the status. */
  read?: Reader
}

/** What a request is made of. */
export interface Told {
  message: Message
  /** The message in words. */
  words: Words
  /** As in `SendContext`. */
  idempotencyKey: string
  /** Unix milliseconds. */
  now: number
}

/** The definition and its schema with `type` in it, as `channel.config` is kept. */
export const defineChannel = <Type extends string, Shape extends z.ZodRawShape>(
  definition: Definition<Type, Shape>,
) => ({
  ...definition,
  schema: z.object({ type: z.literal(definition.type), ...definition.config.shape }),
})

export interface SendContext {
  egress: Egress
  /** Null where this deployment has no mail server. */
  mailer: Mailer | null
  clock: Clock
  /** Aborts at the deadline. */
  signal: AbortSignal
  /** The delivery's id: the same at every attempt, so that a provider that knows such keys tells people once. */
  idempotencyKey: string
  /** Where the workspace is seen, without a slash at the end; messages link to it. */
  workspaceUrl: string
}

/** What `<type>.driver.ts` exports as `send`. It lets `EgressFailure` pass through. */
export type Send<Channel extends { config: z.ZodType }> = (
  config: z.output<Channel["config"]>,
  message: Message,
  context: SendContext,
) => Promise<Sent>
