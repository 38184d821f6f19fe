/** Every slot once, or a reason: I1 to I4. */
import type { Cause, Gap } from "@nightjar/core/gap"
import type { Heartbeat } from "@nightjar/core/heartbeat"
import { groupBy } from "@nightjar/kit/group-by"
import { type EpochRow, placeOf, type Tables } from "../record/tables.ts"
import { explanations } from "./explanations.ts"
import type { Invariant } from "./invariant.ts"

/** When the slots of an epoch that are done end; one that is next is done as soon as a retry of it is next. */
const endOf = (epoch: EpochRow, { schedules }: Tables): number | null => {
  if (epoch.endedAt !== null) return epoch.endedAt
  const schedule = schedules.find((row) => placeOf(row) === placeOf(epoch))
  return schedule ? schedule.nextSlotAt + Number(schedule.attempt > 0) : null
}

/** How often each slot was recorded: by heartbeats, which are counted, and by gaps. */
const recordsOf = (beats: readonly Heartbeat[], gaps: readonly Gap[]) => {
  const counts = new Map<number, number>()
  for (const beat of beats) if (beat.attempt === 0) counts.set(beat.slotAt, (counts.get(beat.slotAt) ?? 0) + 1)
  return (slotAt: number) =>
    (counts.get(slotAt) ?? 0) + gaps.reduce((sum, gap) => sum + Number(gap.from <= slotAt && gap.to > slotAt), 0)
}

const everySlot: Invariant = {
  name: "I1",
  about: "Each slot that was due has one first attempt or lies in one gap.",
  find(tables) {
    const beats = groupBy(tables.heartbeats, placeOf)
    const gaps = groupBy(tables.gaps, placeOf)
    return tables.epochs.flatMap((epoch) => {
      const end = endOf(epoch, tables)
      if (end === null) return []
      const records = recordsOf(beats.get(placeOf(epoch)) ?? [], gaps.get(placeOf(epoch)) ?? [])
      const slots = Math.max(0, Math.ceil((end - epoch.anchorAt) / epoch.intervalMs))
      return Array.from({ length: slots }, (_, k) => epoch.anchorAt + k * epoch.intervalMs)
        .filter((slotAt) => records(slotAt) !== 1)
        .map((slotAt) => ({ ...epoch, slotAt, records: records(slotAt) }))
    })
  },
}

/** A region that is left and comes back begins with new tokens, as with a new grid. */
const epochOf = (epochs: readonly EpochRow[]) => {
  const grids = groupBy(epochs, placeOf)
  return (beat: Heartbeat) => {
    const own = grids.get(placeOf(beat))?.filter((epoch) => lies(beat, epoch)) ?? []
    return `${placeOf(beat)}/${Math.max(...own.map((epoch) => epoch.anchorAt))}`
  }
}

const lies = ({ slotAt }: Heartbeat, { anchorAt, endedAt }: EpochRow) =>
  slotAt >= anchorAt && (endedAt === null || slotAt < endedAt)

const tokensRise: Invariant = {
  name: "I2",
  about: "Tokens rise with slot and attempt of an epoch, so no attempt was recorded out of turn or twice.",
  find: ({ heartbeats, epochs }) =>
    [...groupBy(heartbeats, epochOf(epochs)).values()].flatMap((beats) => {
      const inOrder = beats.toSorted((a, b) => a.slotAt - b.slotAt || a.attempt - b.attempt || a.token - b.token)
      return inOrder.filter((beat, i) => {
        const before = inOrder[i - 1]
        if (!before) return false
        return beat.token <= before.token || (beat.slotAt === before.slotAt && beat.attempt === before.attempt)
      })
    }),
}

const onGrid: Invariant = {
  name: "I3",
  about: "Every heartbeat lies on the grid of an epoch.",
  find({ heartbeats, epochs }) {
    const grids = groupBy(epochs, placeOf)
    const isOn = (beat: Heartbeat, epoch: EpochRow) =>
      lies(beat, epoch) && (beat.slotAt - epoch.anchorAt) % epoch.intervalMs === 0
    return heartbeats.filter((beat) => !grids.get(placeOf(beat))?.some((epoch) => isOn(beat, epoch)))
  },
}

const explained: Invariant = {
  name: "I4",
  about: "Every gap is explained by what was recorded elsewhere.",
  find: (tables) =>
    tables.gaps.filter((gap) => !(explanations[gap.cause as Cause] ?? explanations.overload)(gap, tables)),
}

export const slots: readonly Invariant[] = [everySlot, tokensRise, onGrid, explained]
