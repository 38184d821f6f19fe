/** Hours are the sum of their heartbeats: I11. */
import type { Heartbeat } from "@nightjar/core/heartbeat"
import { type Bucket, emptyBucket, fold, startOf } from "@nightjar/core/rollup"
import { groupBy } from "@nightjar/kit/group-by"
import { type In, type MarkRow, placeOf, type Tables } from "../record/tables.ts"
import type { Invariant } from "./invariant.ts"

const isRolledUp = (beat: Heartbeat, mark: MarkRow | undefined) =>
  mark !== undefined && (beat.slotAt < mark.slotAt || (beat.slotAt === mark.slotAt && beat.attempt <= mark.attempt))

const hourKey = (place: In, from: number) => `${placeOf(place)}/${from}`

const foldAgain = ({ heartbeats, marks }: Tables): Map<string, Bucket> => {
  const markOf = new Map(marks.map((mark) => [placeOf(mark), mark]))
  const through = heartbeats.filter((beat) => isRolledUp(beat, markOf.get(placeOf(beat))))
  const hours = groupBy(through, (beat) => hourKey(beat, startOf("hour", beat.slotAt)))
  return new Map([...hours].map(([key, beats]) => [key, fold(emptyBucket(startOf("hour", beats[0]!.slotAt)), beats)]))
}

/** Sums of latencies may differ in their last digits. */
const isSame = (one: Bucket, other: Bucket) =>
  Object.entries(one.counts).every(([status, count]) => other.counts[status as keyof Bucket["counts"]] === count) &&
  one.latency.count === other.latency.count &&
  one.latency.min === other.latency.min &&
  one.latency.max === other.latency.max &&
  Math.abs(one.latency.sum - other.latency.sum) <= 0.001 * (1 + one.latency.sum)

export const rollups: readonly Invariant[] = [
  {
    name: "I11",
    about: "The hours of a monitor are the sum of its heartbeats up to its mark.",
    find(tables) {
      const wanted = foldAgain(tables)
      const kept = new Map(tables.hours.map((hour) => [hourKey(hour, hour.from), hour]))
      const keys = [...new Set([...wanted.keys(), ...kept.keys()])]
      return keys
        .map((key) => ({ key, folded: wanted.get(key), row: kept.get(key) }))
        .filter(({ folded, row }) => !folded || !row || !isSame(folded, row))
    },
  },
]
