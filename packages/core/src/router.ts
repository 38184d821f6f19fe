/** The one router. A procedure's path is its permission: `monitor.pause`. */
import { createCallerFactory, router } from "./procedure.ts"
import { tenantRouter } from "./tenant/tenant.router.ts"

export const appRouter = router({
  tenant: tenantRouter,
})

export type AppRouter = typeof appRouter

/** Calls procedures in the same process, through the same guards: for server-rendered pages and tests. */
export const createCaller = createCallerFactory(appRouter)
