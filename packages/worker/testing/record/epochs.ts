/** Grids of slots begun and ended, as `schedule.queries.ts` does it. */
import type { Cause } from "@nightjar/core/gap"
import { anchorOf, missedBefore } from "@nightjar/core/schedule"
import { newStanding, resume } from "@nightjar/core/standing"
import { keyOf } from "@nightjar/core/standing/move"
import { minute, second } from "@nightjar/kit/time"
import type { Memory } from "./memory.ts"
import { requestChecks } from "./probes.ts"
import { groupsAbove, settleGroups, turnByHand } from "./standings.ts"
import { type In, isOf, type MonitorRow, type Of, placeOf, type ScheduleRow } from "./tables.ts"

/** Begins to watch a monitor that is new, was paused or edited; in the regions where it was unless told. */
export const scheduleMonitor = (memory: Memory, row: MonitorRow, told?: readonly number[]): void => {
  const key = keyOf(row)
  const regions = told ?? schedulesOf(memory, row).map(({ region }) => region)
  for (const old of schedulesOf(memory, row)) if (!regions.includes(old.region)) memory.schedules.delete(placeOf(old))
  for (const region of regions) beginEpoch(memory, { ...ofRow(row), region }, row.terms.intervalMs)
  const known = memory.standings.get(key)
  if (!known) beginStanding(memory, row)
  else if (known.settled === "paused") resumeByHand(memory, [row])
  requestChecks(memory, row)
}

const beginStanding = (memory: Memory, row: MonitorRow) => {
  const now = memory.now()
  memory.standings.set(keyOf(row), newStanding(now))
  memory.spans.set(keyOf(row), [{ from: now, to: null, state: "no_data" }])
  followMembers(memory, groupsAbove(memory, [row]))
}

/** Groups (keys) stand as their members say, after some came, went or changed. */
export const followMembers = (memory: Memory, groups: readonly string[]): void => {
  const cause = { at: memory.now(), since: memory.now(), reason: "Its members changed." }
  settleGroups(memory, groups, new Map(groups.map((key) => [key, cause])))
}

export const resumeByHand = (memory: Memory, rows: readonly MonitorRow[]): void =>
  turnAll(memory, rows, { by: resume, reason: "Resumed." })

/** Moves monitors, the groups among them, and the groups that they are in. */
export const turnAll = (
  memory: Memory,
  rows: readonly MonitorRow[],
  {
    by,
    reason,
  }: {
    by: typeof resume | ((...given: Parameters<typeof resume>) => ReturnType<typeof resume> | null)
    reason: string
  },
): void => {
  const now = memory.now()
  const isGroup = ({ config }: MonitorRow) => config.type === "group"
  for (const row of [...rows.filter((one) => !isGroup(one)), ...rows.filter(isGroup)]) {
    const standing = memory.standings.get(keyOf(row))
    if (standing) turnByHand(memory, keyOf(row), by(standing, now), reason)
  }
  const groups = [...new Set([...rows.filter(isGroup).map(keyOf), ...groupsAbove(memory, rows)])]
  const cause = { at: now, since: now, reason }
  settleGroups(memory, groups, new Map(groups.map((key) => [key, cause])))
}

const beginEpoch = (memory: Memory, place: In, intervalMs: number) => {
  const now = memory.now()
  const anchorAt = anchorOf(now, place.monitorId, place.region, intervalMs)
  const next = {
    anchorAt,
    nextSlotAt: anchorAt,
    dueAt: anchorAt,
    intervalMs,
    attempt: 0,
    failures: 0,
    begun: false,
    claimedBy: null,
  }
  const old = memory.schedules.get(placeOf(place))
  const token = old ? memory.steps.tokenAfterStop(old.token) : 0
  memory.schedules.set(placeOf(place), { ...place, ...next, token })
  memory.epochs.push({ ...place, anchorAt, endedAt: null, intervalMs })
  const dueAt = now + Math.min(intervalMs, minute) + 5 * second
  const mark = memory.marks.get(placeOf(place)) ?? { ...place, slotAt: now, attempt: -1, dueAt }
  memory.marks.set(placeOf(place), { ...mark, dueAt })
}

/** Whoever holds a claim of these holds nothing any more, and slots that were due get a gap. */
export const endEpochs = (memory: Memory, rows: readonly MonitorRow[], cause: Cause): void => {
  const now = memory.now()
  for (const row of rows) {
    const schedules = schedulesOf(memory, row)
    if (!schedules.some(({ dueAt }) => dueAt !== null)) continue
    for (const schedule of schedules) {
      if (schedule.dueAt !== null) appendGap(memory, schedule, cause)
      Object.assign(schedule, {
        dueAt: null,
        token: memory.steps.tokenAfterStop(schedule.token),
        claimedBy: null,
      })
    }
    for (const epoch of memory.epochs) if (isOf(epoch, row) && epoch.endedAt === null) epoch.endedAt = now
  }
}

const appendGap = (memory: Memory, row: ScheduleRow, cause: Cause) => {
  const { anchorAt: anchor, intervalMs, nextSlotAt, attempt, tenantId, monitorId, region } = row
  const missed = missedBefore({ anchor, intervalMs, nextSlotAt, attempt }, memory.now())
  if (missed) memory.gaps.push({ tenantId, monitorId, region, ...missed, cause, seq: null, backlog: null })
}

const schedulesOf = (memory: Memory, of: Of): ScheduleRow[] =>
  [...memory.schedules.values()].filter((row) => isOf(row, of)).sort((a, b) => a.region - b.region)

const ofRow = ({ tenantId, monitorId }: MonitorRow): Of => ({ tenantId, monitorId })
