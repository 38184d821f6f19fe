/** All tables of Nightjar, in the order in which they point at each other; Drizzle's relational queries read this map. */
import { apiKey } from "./api-key/api-key.table.ts"
import { auditLog } from "./audit-log/audit-log.table.ts"
import { event } from "./event/event.table.ts"
import { member } from "./member/member.table.ts"
import { monitor } from "./monitor/monitor.table.ts"
import { arrival, session } from "./session/session.table.ts"
import { monitorTag, tag } from "./tag/tag.table.ts"
import { domain } from "./tenant/domain.table.ts"
import { tenant } from "./tenant/tenant.table.ts"
import { user } from "./user/user.table.ts"

export const schema = {
  tenant,
  domain,
  user,
  member,
  session,
  arrival,
  apiKey,
  auditLog,
  event,
  monitor,
  tag,
  monitorTag,
}

export type Schema = typeof schema
