/** Nothing of one tenant's stands under another's name: I10. */
import type { Of, Tables } from "../record/tables.ts"
import type { Invariant } from "./invariant.ts"

const named: readonly (keyof Tables)[] = [
  "schedules",
  "epochs",
  "heartbeats",
  "evidence",
  "gaps",
  "standings",
  "turns",
  "spans",
  "incidents",
  "pings",
  "hours",
  "probes",
  "deliveries",
]

export const tenants: readonly Invariant[] = [
  {
    name: "I10",
    about: "No row carries another tenant than its monitor's.",
    find(tables) {
      const owners = new Map(tables.monitors.map((row) => [row.monitorId, row.tenantId]))
      const isForeign = (row: Of) => (owners.get(row.monitorId) ?? row.tenantId) !== row.tenantId
      return named.flatMap((source) =>
        (tables[source] as Of[])
          .filter(isForeign)
          .map((row) => ({ source, tenantId: row.tenantId, monitorId: row.monitorId })),
      )
    },
  },
]
