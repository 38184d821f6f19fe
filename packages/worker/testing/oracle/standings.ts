/** Standings are what verdicts and commands made of them, and spans their history: I5. */
import { worstOf } from "@nightjar/core/standing/group"
import { keyOf } from "@nightjar/core/standing/move"
import { groupBy } from "@nightjar/kit/group-by"
import type { Of, Tables } from "../record/tables.ts"
import type { Invariant } from "./invariant.ts"

/** Every place that was taken in the order of a monitor's verdicts, by monitor. */
const placesTaken = ({ heartbeats, gaps, probes, turns }: Tables) => {
  const judged = [...heartbeats, ...gaps, ...probes].filter(
    (row): row is typeof row & { seq: number } => row.seq !== null,
  )
  const byHand = turns.filter((turn) => Object.keys(turn.runs).length === 0)
  return groupBy([...judged, ...byHand], (row) => keyOf(row as Of))
}

const orderIsWhole: Invariant = {
  name: "I5a",
  about: "Each place in the order of a monitor's verdicts is taken once, up to its standing's.",
  find(tables) {
    const taken = placesTaken(tables)
    return tables.standings.flatMap((standing) => {
      const seqs = (taken.get(keyOf(standing)) ?? []).map((row) => row.seq)
      const isWhole = new Set(seqs).size === seqs.length && seqs.length === standing.seq
      return isWhole && Math.max(0, ...seqs) === standing.seq ? [] : [{ ...standing, seqs }]
    })
  },
}

const turnsJoin: Invariant = {
  name: "I5b",
  about: "Each turn begins where the one before it ended, and the last one is where the monitor stands.",
  find({ turns, standings }) {
    const own = groupBy(turns, keyOf)
    return standings.flatMap((standing) => {
      const inOrder = (own.get(keyOf(standing)) ?? []).toSorted((a, b) => a.seq - b.seq)
      const breaks = inOrder.filter((turn, i) => turn.from !== (inOrder[i - 1]?.to ?? "no_data"))
      const last = inOrder.at(-1)
      return last && last.to !== standing.settled ? [...breaks, last] : breaks
    })
  },
}

const spansJoin: Invariant = {
  name: "I5c",
  about: "Spans are without holes, no two neighbours say the same, and the last one is open and says how it stands.",
  find({ spans, standings }) {
    const own = groupBy(spans, keyOf)
    return standings.flatMap(({ settled, since, ...standing }) => {
      const inOrder = (own.get(keyOf(standing)) ?? []).toSorted((a, b) => a.from - b.from)
      return inOrder.filter((span, i) => {
        const after = inOrder[i + 1]
        if (span.to !== (after?.from ?? null) || span.state === after?.state) return true
        if (span.to !== null && span.to <= span.from) return true
        return !after && (span.state !== settled || span.from > since)
      })
    })
  },
}

const isWhereItsTimeBelongs: Invariant = {
  name: "I5d",
  about: "A monitor is where its time belongs, or confirming.",
  find: ({ standings }) => standings.filter(({ state, settled }) => state !== settled && state !== "confirming"),
}

const groupsFollow: Invariant = {
  name: "I5e",
  about: "A group stands as the worst of its members that are not paused.",
  find({ monitors, standings }) {
    const stands = new Map(standings.map((standing) => [keyOf(standing), standing.settled]))
    return monitors.filter((group) => {
      const settled = stands.get(keyOf(group))
      if (group.config.type !== "group" || !settled || settled === "paused") return false
      const members = monitors.filter(
        (row) =>
          row.groupId === group.monitorId &&
          row.tenantId === group.tenantId &&
          row.pausedAt === null &&
          row.deletedAt === null,
      )
      return settled !== worstOf(members.flatMap((row) => stands.get(keyOf(row)) ?? []))
    })
  },
}

export const standings: readonly Invariant[] = [orderIsWhole, turnsJoin, spansJoin, isWhereItsTimeBelongs, groupsFollow]
