/**
 * How a procedure is made. tRPC's own instance is not exported, so a procedure that does not run for one tenant,
 * with one permission, on that tenant's database cannot be written.
 */
import { initTRPC } from "@trpc/server"
import type { z } from "zod"
import type { Action } from "./action.ts"
import { assertMay, type Context, type TenantDb } from "./context.ts"
import type { Permission } from "./permission.ts"
import { shapeOf, toTrpcError, toTrpcErrors } from "./trpc-error.ts"

export interface ProcedureMeta {
  permission: Permission
}

const t = initTRPC
  .context<Context>()
  .meta<ProcedureMeta>()
  .create({
    errorFormatter: ({ shape, error }) => shapeOf(shape, error),
    sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 35_000 } },
  })

export const { router, createCallerFactory } = t

const guarded = (permission: Permission) =>
  t.procedure.meta({ permission }).use(async ({ ctx, next, path }) => {
    assertMay(ctx.actor, permission)
    const result = await next()
    if (!result.ok && result.error.code === "INTERNAL_SERVER_ERROR")
      ctx.log.error({ err: result.error.cause ?? result.error, path, tenant: ctx.tenant.id }, "a procedure failed")
    return result
  })

export interface ReadContext extends Context {
  db: TenantDb
}

/** A query in one read-only transaction, opened when it first asks for something. */
export const read = <Input extends z.ZodType, Output>(
  permission: Permission,
  input: Input,
  ask: (context: ReadContext, input: z.output<Input>) => Promise<Output>,
) =>
  guarded(permission)
    .input(input)
    .query(({ ctx, input }) =>
      toTrpcError(() => ctx.database.read(ctx.tenant.id, (db) => ask({ ...ctx, db }, input as z.output<Input>))),
    )

/** A mutation: nothing but its action. */
export const write = <Input extends z.ZodType, Output>(action: Action<Input, Output>) =>
  guarded(action.permission)
    .input(action.input)
    .mutation(({ ctx, input }) => toTrpcError(() => action(ctx, input as z.input<Input>)))

/** A stream. It has no database: it holds no connection between events. */
export const live = <Input extends z.ZodType, Item>(
  permission: Permission,
  input: Input,
  follow: (context: Context, input: z.output<Input>, signal: AbortSignal) => AsyncIterable<Item>,
) =>
  guarded(permission)
    .input(input)
    .subscription(({ ctx, input, signal }) =>
      toTrpcErrors(follow(ctx, input as z.output<Input>, signal ?? new AbortController().signal), (bug) =>
        ctx.log.error({ err: bug, path: permission, tenant: ctx.tenant.id }, "a stream failed"),
      ),
    )
