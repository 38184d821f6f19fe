/** Wall 2 as a list: every table, what the worker and the feed may do with which, and the doors. */
import type { FleetGrant, Walls } from "@nightjar/db/walls"
import { doors } from "./doors.ts"
import { event } from "./event/event.table.ts"
import { monitor } from "./monitor/monitor.table.ts"
import { schema } from "./schema.ts"

/** What `nightjar_worker` may do across tenants. Each line names the statements that need it. */
export const workerGrants: readonly FleetGrant[] = [
  {
    table: monitor,
    grants: ["select", "delete"],
    reason: "A claim reads the configuration; the sweep removes what was deleted.",
  },
  {
    table: event,
    grants: ["select", "insert", "delete"],
    reason: "Turns append events; the sweep drops those over an hour old.",
  },
]

export const feedGrants: readonly FleetGrant[] = [
  { table: event, grants: ["select"], reason: "One reader per web process serves all streams of that process." },
]

export const walls: Walls = { tables: Object.values(schema), worker: workerGrants, feed: feedGrants, doors }
