/** The one router. A procedure's path is its permission: `monitor.pause`. */

import { monitorRouter } from "./monitor/monitor.router.ts"
import { createCallerFactory, router } from "./procedure.ts"
import { tagRouter } from "./tag/tag.router.ts"
import { tenantRouter } from "./tenant/tenant.router.ts"
import { usageRouter } from "./usage/usage.router.ts"

export const appRouter = router({
  tenant: tenantRouter,
  usage: usageRouter,
  monitor: monitorRouter,
  tag: tagRouter,
})

export type AppRouter = typeof appRouter

/** Calls procedures in the same process, through the same guards: for server-rendered pages and tests. */
export const createCaller = createCallerFactory(appRouter)
