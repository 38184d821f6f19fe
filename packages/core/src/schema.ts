/** All tables of Nightjar, in the order in which they point at each other; Drizzle's relational queries read this map. */
import { scopeOf } from "@nightjar/db/scope"
import { apiKey } from "./api-key/api-key.table.ts"
import { auditLog } from "./audit-log/audit-log.table.ts"
import { billing, billingEvent } from "./billing/billing.table.ts"
import { channel } from "./channel/channel.table.ts"
import { delivery } from "./delivery/delivery.table.ts"
import { event } from "./event/event.table.ts"
import { gap } from "./gap/gap.table.ts"
import { evidence, heartbeat, heartbeatDay, heartbeatHour } from "./heartbeat/heartbeat.table.ts"
import { incident, incidentEntry } from "./incident/incident.table.ts"
import { invitation } from "./invitation/invitation.table.ts"
import { mail } from "./mail/mail.table.ts"
import { maintenance, maintenanceMonitor, maintenanceTag, maintenanceWindow } from "./maintenance/maintenance.table.ts"
import { member } from "./member/member.table.ts"
import { monitor } from "./monitor/monitor.table.ts"
import { notice, noticeMonitor, noticeUpdate } from "./notice/notice.table.ts"
import { ping } from "./ping/ping.table.ts"
import { probe } from "./probe/probe.table.ts"
import { rateLimit } from "./rate-limit/rate-limit.table.ts"
import { region } from "./region/region.table.ts"
import { rollupDay, rollupHour, rollupMark, rollupMinute } from "./rollup/rollup.table.ts"
import { epoch, schedule } from "./schedule/schedule.table.ts"
import { arrival, session } from "./session/session.table.ts"
import { snapshot } from "./snapshot/snapshot.table.ts"
import { span } from "./span/span.table.ts"
import { standing } from "./standing/standing.table.ts"
import { statusPage, statusPageMonitor } from "./status-page/status-page.table.ts"
import { monitorTag, tag } from "./tag/tag.table.ts"
import { domain } from "./tenant/domain.table.ts"
import { tenant } from "./tenant/tenant.table.ts"
import { turn } from "./turn/turn.table.ts"
import { usageDay } from "./usage/usage.table.ts"
import { user } from "./user/user.table.ts"
import { worker, workerLife } from "./worker/worker.table.ts"

export const schema = {
  tenant,
  domain,
  user,
  member,
  session,
  arrival,
  mail,
  invitation,
  apiKey,
  auditLog,
  rateLimit,
  event,
  monitor,
  tag,
  monitorTag,
  region,
  worker,
  workerLife,
  schedule,
  epoch,
  gap,
  ping,
  turn,
  span,
  incident,
  incidentEntry,
  standing,
  maintenance,
  maintenanceMonitor,
  maintenanceTag,
  maintenanceWindow,
  channel,
  delivery,
  probe,
  heartbeat,
  heartbeatHour,
  heartbeatDay,
  evidence,
  rollupMinute,
  rollupHour,
  rollupDay,
  rollupMark,
  usageDay,
  billing,
  billingEvent,
  statusPage,
  statusPageMonitor,
  notice,
  noticeMonitor,
  noticeUpdate,
  snapshot,
}

/** Those that are divided by day or month. */
export const dividedTables = Object.values(schema).filter((table) => {
  const scope = scopeOf(table)
  return scope?.kind === "tenant" && scope.partition
})

export type Schema = typeof schema
