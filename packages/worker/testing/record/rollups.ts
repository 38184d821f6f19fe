/** Hours folded of heartbeats, as `rollup.fleet.ts` does it. */
import { startOf } from "@nightjar/core/rollup"
import { minute } from "@nightjar/kit/time"
import type { Memory } from "./memory.ts"
import { type MarkRow, placeOf } from "./tables.ts"

/** @returns how many marks were moved */
export const rollUp = (memory: Memory, batch: number): number => {
  const now = memory.now()
  const due = [...memory.marks.values()].filter((mark) => mark.dueAt <= now)
  const marks = due.sort((a, b) => a.dueAt - b.dueAt).slice(0, batch)
  for (const mark of marks) {
    foldBeats(memory, mark)
    mark.dueAt = now + minute
  }
  return marks.length
}

const foldBeats = (memory: Memory, mark: MarkRow) => {
  const { steps } = memory
  const after = (memory.heartbeats.get(placeOf(mark)) ?? []).filter((beat) => steps.isAfterMark(beat, mark))
  for (const beat of after.sort((a, b) => a.slotAt - b.slotAt || a.attempt - b.attempt)) {
    const from = startOf("hour", beat.slotAt)
    const key = `${placeOf(mark)}/${from}`
    const { tenantId, monitorId, region } = mark
    const bucket = memory.hours.get(key) ?? steps.emptyBucket(from)
    memory.hours.set(key, { tenantId, monitorId, region, ...steps.fold(bucket, [beat]) })
    Object.assign(mark, { slotAt: beat.slotAt, attempt: beat.attempt })
  }
}
