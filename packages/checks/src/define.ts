/** How a kind of monitor is defined. Definitions are light: the web program loads them, drivers only the worker. */
import type { Egress } from "@nightjar/egress/egress"
import type { Clock } from "@nightjar/kit/time"
import { z } from "zod"
import type { Outcome } from "./outcome.ts"

export interface Definition<Type extends string, Shape extends z.ZodRawShape> {
  type: Type
  /** What the picker says. */
  label: string
  /** One sentence: what it proves. */
  description: string
  /** `worker`: a worker runs it. `inbound`: the target calls us. `members`: it is what other monitors come to. */
  where: "worker" | "inbound" | "members"
  /** Essential fields first: key order is form order. */
  config: z.ZodObject<Shape>
  /** One line for lists. */
  target(config: z.output<z.ZodObject<Shape>>): string
  /** A good example. */
  sample: z.input<z.ZodObject<Shape>>
}

/** The definition and its schema with `type` in it, as `monitor.config` is kept. */
export const defineCheck = <Type extends string, Shape extends z.ZodRawShape>(definition: Definition<Type, Shape>) => ({
  ...definition,
  schema: z.object({ type: z.literal(definition.type), ...definition.config.shape }),
})

export interface RunContext {
  egress: Egress
  clock: Clock
  /** Aborts at the deadline. */
  signal: AbortSignal
}

/** What `<type>.driver.ts` exports as `run`. It returns a verdict and lets `EgressFailure` pass through. */
export type Run<Check extends { config: z.ZodType }> = (
  config: z.output<Check["config"]>,
  context: RunContext,
) => Promise<Outcome>
