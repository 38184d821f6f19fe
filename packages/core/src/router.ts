/** The one router. A procedure's path is its permission: `monitor.pause`. */

import { apiKeyRouter } from "./api-key/api-key.router.ts"
import { billingRouter } from "./billing/billing.router.ts"
import { channelRouter } from "./channel/channel.router.ts"
import { deliveryRouter } from "./delivery/delivery.router.ts"
import { eventRouter } from "./event/event.router.ts"
import { incidentRouter } from "./incident/incident.router.ts"
import { invitationRouter } from "./invitation/invitation.router.ts"
import { maintenanceRouter } from "./maintenance/maintenance.router.ts"
import { memberRouter } from "./member/member.router.ts"
import { monitorRouter } from "./monitor/monitor.router.ts"
import { noticeRouter } from "./notice/notice.router.ts"
import { probeRouter } from "./probe/probe.router.ts"
import { createCallerFactory, router } from "./procedure.ts"
import { regionRouter } from "./region/region.router.ts"
import { sessionRouter } from "./session/session.router.ts"
import { statusPageRouter } from "./status-page/status-page.router.ts"
import { tagRouter } from "./tag/tag.router.ts"
import { tenantRouter } from "./tenant/tenant.router.ts"
import { usageRouter } from "./usage/usage.router.ts"
import { userRouter } from "./user/user.router.ts"

export const appRouter = router({
  event: eventRouter,
  tenant: tenantRouter,
  member: memberRouter,
  invitation: invitationRouter,
  session: sessionRouter,
  user: userRouter,
  apiKey: apiKeyRouter,
  usage: usageRouter,
  billing: billingRouter,
  monitor: monitorRouter,
  incident: incidentRouter,
  maintenance: maintenanceRouter,
  channel: channelRouter,
  delivery: deliveryRouter,
  probe: probeRouter,
  statusPage: statusPageRouter,
  notice: noticeRouter,
  region: regionRouter,
  tag: tagRouter,
})

export type AppRouter = typeof appRouter

/** Calls procedures in the same process, through the same guards: for server-rendered pages and tests. */
export const createCaller = createCallerFactory(appRouter)
