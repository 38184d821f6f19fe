/** Wall 2 as a list: every table, what the worker and the feed may do with which, and the doors. */
import type { FleetGrant, Walls } from "@nightjar/db/walls"
import { accountLink } from "./account/account.table.ts"
import { billing, billingEvent } from "./billing/billing.table.ts"
import { channel } from "./channel/channel.table.ts"
import { delivery } from "./delivery/delivery.table.ts"
import { doors } from "./doors.ts"
import { event } from "./event/event.table.ts"
import { gap } from "./gap/gap.table.ts"
import { evidence, heartbeat, heartbeatDay, heartbeatHour } from "./heartbeat/heartbeat.table.ts"
import { incident } from "./incident/incident.table.ts"
import { mail } from "./mail/mail.table.ts"
import { maintenance, maintenanceMonitor, maintenanceTag, maintenanceWindow } from "./maintenance/maintenance.table.ts"
import { monitor } from "./monitor/monitor.table.ts"
import { ping } from "./ping/ping.table.ts"
import { probe } from "./probe/probe.table.ts"
import { region } from "./region/region.table.ts"
import { rollupDay, rollupHour, rollupMark, rollupMinute } from "./rollup/rollup.table.ts"
import { epoch, schedule } from "./schedule/schedule.table.ts"
import { schema } from "./schema.ts"
import { arrival, session } from "./session/session.table.ts"
import { snapshot } from "./snapshot/snapshot.table.ts"
import { span } from "./span/span.table.ts"
import { standing } from "./standing/standing.table.ts"
import { statusPage } from "./status-page/status-page.table.ts"
import { monitorTag } from "./tag/tag.table.ts"
import { tenant } from "./tenant/tenant.table.ts"
import { turn } from "./turn/turn.table.ts"
import { usageDay } from "./usage/usage.table.ts"
import { worker, workerLife } from "./worker/worker.table.ts"

/** What `nightjar_worker` may do across tenants. Each line names the statements that need it. */
export const workerGrants: readonly FleetGrant[] = [
  {
    table: monitor,
    grants: ["select", "update (group_id, depends_on_id)", "delete"],
    reason: "A claim reads the configuration; the sweep removes what was deleted, and the links to it.",
  },
  {
    table: event,
    grants: ["select", "insert", "delete"],
    reason: "Turns append events; the sweep drops those over an hour old.",
  },
  {
    table: session,
    grants: ["select", "delete"],
    reason: "The sweep removes sessions that have ended.",
  },
  {
    table: arrival,
    grants: ["select", "delete"],
    reason: "The sweep removes codes that nobody used in their 30 seconds.",
  },
  {
    table: accountLink,
    grants: ["select", "delete"],
    reason: "The sweep removes links that nobody used in their time.",
  },
  {
    table: mail,
    grants: ["select", "update (attempts, due_at, state, settled_at, answer, token)", "delete"],
    reason: "Letters are sent from here; the sweep drops those that were settled a month ago.",
  },
  {
    table: region,
    grants: ["select", "insert", "update"],
    reason: "A worker looks up the code of its region, gives it one at its first start, and signs for it.",
  },
  {
    table: worker,
    grants: ["select", "insert", "update"],
    reason: "A worker registers itself at start.",
  },
  {
    table: workerLife,
    grants: ["select", "insert", "update", "delete"],
    reason: "A sign of life every second; the reaper ends lives; old ones are swept.",
  },
  {
    table: schedule,
    grants: ["select", "update", "delete"],
    reason: "Claim, complete, release and reap are set-based over all tenants.",
  },
  {
    table: epoch,
    grants: ["select", "delete"],
    reason: "Pings are folded from the start of their epoch; the sweep removes those of deleted monitors.",
  },
  {
    table: gap,
    grants: ["select", "insert", "delete"],
    reason: "Completing explains the slots that nobody ran.",
  },
  {
    table: ping,
    grants: ["select", "delete"],
    reason: "A push slot folds its pings; the sweep drops old ones.",
  },
  {
    table: turn,
    grants: ["select", "insert", "update", "delete"],
    reason: "Completing appends turns; one that was held back is planned anew.",
  },
  {
    table: span,
    grants: ["select", "insert", "update", "delete"],
    reason: "A turn rewrites the spans after it.",
  },
  {
    table: incident,
    grants: ["select", "insert", "update", "delete"],
    reason: "Turns open and resolve incidents.",
  },
  {
    table: standing,
    grants: ["select", "update", "delete"],
    reason: "Completing locks standings, judges, and writes them back; so does entering and leaving maintenance.",
  },
  {
    table: maintenance,
    grants: ["select", "update"],
    reason: "Those whose next change is due are locked, and told when to be looked at again.",
  },
  {
    table: maintenanceWindow,
    grants: ["select", "insert", "update"],
    reason: "Windows are opened and closed; the open ones say which monitors stand in maintenance.",
  },
  {
    table: maintenanceMonitor,
    grants: ["select"],
    reason: "Which monitors an open window covers.",
  },
  {
    table: maintenanceTag,
    grants: ["select"],
    reason: "Which tags an open window covers.",
  },
  {
    table: monitorTag,
    grants: ["select"],
    reason: "Which monitors have those tags.",
  },
  {
    table: tenant,
    grants: ["select"],
    reason: "A message names its workspace and links to it; how long packed heartbeats are kept goes by the plan.",
  },
  {
    table: channel,
    grants: ["select", "update", "delete"],
    reason: "A turn is told to channels; a sender reads their configuration and notes how they are; the sweep erases.",
  },
  {
    table: delivery,
    grants: ["select", "insert", "update", "delete"],
    reason: "A turn writes its messages; claim and settle are set-based over all tenants; old ones are swept.",
  },
  {
    table: probe,
    grants: ["select", "insert", "update", "delete"],
    reason: "Claim and answer of probes; a first failure asks other regions; old ones are swept.",
  },
  {
    table: heartbeat,
    grants: ["select", "insert"],
    reason: "Completing appends; the rollup reads what came after its mark, the packer whole days.",
  },
  {
    table: heartbeatHour,
    grants: ["select", "insert", "update", "delete"],
    reason: "The packer writes hours; what a plan keeps no longer, and what was of deleted monitors, is removed.",
  },
  {
    table: heartbeatDay,
    grants: ["select", "insert", "update"],
    reason: "The packer notes how far it has come with a day.",
  },
  {
    table: evidence,
    grants: ["select", "insert", "delete"],
    reason: "Completing keeps what was seen of failures and turns; that of deleted monitors is removed.",
  },
  {
    table: rollupMinute,
    grants: ["select", "insert", "update", "delete"],
    reason: "The rollup folds new heartbeats into the rows of their minutes; those of deleted monitors are removed.",
  },
  {
    table: rollupHour,
    grants: ["select", "insert", "update", "delete"],
    reason: "The same for hours.",
  },
  {
    table: rollupDay,
    grants: ["select", "insert", "update", "delete"],
    reason: "The same for days.",
  },
  {
    table: rollupMark,
    grants: ["select", "update", "delete"],
    reason: "The rollup moves its marks.",
  },
  {
    table: usageDay,
    grants: ["select", "insert", "update"],
    reason: "What was used in a day is added up for all tenants.",
  },
  {
    table: billing,
    grants: ["select", "update (look_at)"],
    reason:
      "Those to be looked at are taken, what is found is written as the tenant's own; a larger plan of before keeps history.",
  },
  {
    table: billingEvent,
    grants: ["select (heard_at)", "delete"],
    reason: "The sweep drops those that the vendor sends no more.",
  },
  {
    table: statusPage,
    grants: ["select"],
    reason: "Which pages are published; each is drawn as its tenant.",
  },
  {
    table: snapshot,
    grants: ["select"],
    reason: "Which of them show what is out of date.",
  },
]

export const feedGrants: readonly FleetGrant[] = [
  { table: event, grants: ["select"], reason: "One reader per web process serves all streams of that process." },
]

export const walls: Walls = { tables: Object.values(schema), worker: workerGrants, feed: feedGrants, doors }
