/** Incidents are the outages of standings: I6. */
import { keyOf } from "@nightjar/core/standing/move"
import { groupBy } from "@nightjar/kit/group-by"
import type { IncidentRow, Of, Tables } from "../record/tables.ts"
import type { Invariant } from "./invariant.ts"

interface End extends Of {
  seq: number
  at: number
}

/** What stands on one side and not, once and the same, on the other. */
const unmatched = (turns: readonly End[], incidents: readonly End[]): End[] => {
  const key = ({ seq, at, ...of }: End) => `${keyOf(of)}/${seq}/${at}`
  const [left, right] = [groupBy(turns, key), groupBy(incidents, key)]
  const missing = turns.filter((end) => right.get(key(end))?.length !== 1)
  return [...missing, ...incidents.filter((end) => !left.has(key(end)))]
}

const ends = (turns: Tables["turns"], incident: "opens" | "resolves"): End[] =>
  turns.filter((turn) => turn.incident === incident).map((turn) => ({ ...ofRow(turn), seq: turn.seq, at: turn.since }))

const ofRow = ({ tenantId, monitorId }: Of): Of => ({ tenantId, monitorId })

const areOutages: Invariant = {
  name: "I6",
  about: "Incidents are what the turns opened and resolved, and one is open exactly where a monitor is in an outage.",
  find({ turns, incidents, standings }) {
    const opened = incidents.map((row) => ({ ...ofRow(row), seq: row.openedSeq, at: row.openedAt }))
    const resolved = incidents
      .filter((row): row is IncidentRow & { resolvedAt: number; resolvedSeq: number } => row.resolvedAt !== null)
      .map((row) => ({ ...ofRow(row), seq: row.resolvedSeq, at: row.resolvedAt }))
    const open = groupBy(
      incidents.filter((row) => row.resolvedAt === null),
      keyOf,
    )
    return [
      ...unmatched(ends(turns, "opens"), opened),
      ...unmatched(ends(turns, "resolves"), resolved),
      ...standings.filter((row) => (open.get(keyOf(row))?.length ?? 0) !== Number(row.outageSince !== null)),
    ]
  },
}

export const incidents: readonly Invariant[] = [areOutages]
