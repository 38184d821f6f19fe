/**
 * The only way in which a person, a key or an agent writes:
 * permission → parse → prepare (outside the transaction) → transaction → run → plan limit → audit row → event row
 * → commit → announce. A procedure, the seed and a test call the same function.
 */
import type { Id } from "@nightjar/kit/id"
import type { z } from "zod"
import { record } from "./audit-log/audit-log.queries.ts"
import { assertMay, type Context, type TenantDb } from "./context.ts"
import { appendEvent } from "./event/event.queries.ts"
import type { Permission } from "./permission.ts"
import { assertWithin, getPlan } from "./plan/plan.queries.ts"
import type { LimitName } from "./plan/plan.ts"

/** What `run` may use. There is no bus, mail or payment in it: what must leave is a row of an outbox. */
export interface RunContext extends Pick<Context, "tenant" | "actor" | "keys"> {
  db: TenantDb
  now: Date
  /** What the audit log and the event say beside the action's name. `subject` is an id. */
  note(about: { subject?: string; detail?: Record<string, unknown> }): void
}

interface ActionDefinition<Input extends z.ZodType, Prepared, Output> {
  input: Input
  /** Vendors, hashing, DNS: whatever takes time or may fail without anything having been written. */
  prepare?: (context: Context, input: z.output<Input>) => Promise<Prepared>
  /** The plan's limit that what it adds counts against. */
  limit?: LimitName
  run: (context: RunContext, input: z.output<Input>, prepared: Prepared) => Promise<Output>
  /** After commit: whispers that make caches, workers and streams quicker. Nothing that must not be lost. */
  announce?: (context: Context, output: Output) => Promise<void>
}

export interface Action<Input extends z.ZodType, Output> {
  (context: Context, input: z.input<Input>): Promise<Output>
  readonly permission: Permission
  readonly input: Input
}

export const action = <Input extends z.ZodType, Output, Prepared = undefined>(
  permission: Permission,
  definition: ActionDefinition<Input, Prepared, Output>,
): Action<Input, Output> => {
  const act = async (context: Context, given: z.input<Input>): Promise<Output> => {
    assertMay(context.actor, permission)
    const input = definition.input.parse(given)
    const prepared = (await definition.prepare?.(context, input)) as Prepared
    const output = await context.database.write(context.tenant.id, async (db) => {
      const noted = {
        subject: undefined as string | undefined,
        detail: undefined as Record<string, unknown> | undefined,
      }
      const plan = definition.limit && (await getPlan(db, { lock: true }))
      const { tenant, actor, keys } = context
      const note = (about: typeof noted) => Object.assign(noted, about)
      const result = await definition.run({ tenant, actor, keys, db, now: context.now(), note }, input, prepared)
      if (plan) await assertWithin(db, definition.limit!, plan)
      await record(db, { action: permission, actor, address: context.address, ...noted })
      await appendEvent(db, { name: permission, ...noted })
      return result
    })
    await announceEvents(context, [context.tenant.id])
    await definition.announce?.(context, output)
    return output
  }
  return Object.assign(act, { permission, input: definition.input })
}

const announceEvents = (context: Context, tenants: Id<"tenant">[]) => context.bus.publish({ kind: "events", tenants })
