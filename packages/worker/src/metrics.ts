/** What Prometheus scrapes. */
import type { Recorded } from "@nightjar/core/attempt"
import type { Backlog } from "@nightjar/core/schedule"
import type { Load } from "@nightjar/core/worker"
import { collectDefaultMetrics, Histogram, Registry } from "prom-client"
import type { Survey } from "./archive.ts"
import type { LoopReport } from "./loop.ts"
import { messageMetrics } from "./message-metrics.ts"
import { makersOf } from "./metric-makers.ts"

const latenessBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]
const loopBuckets = [0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10]

/** Of a pool that is opened before there is a worker with a registry. */
export const poolWaitMetric = () =>
  new Histogram({
    name: "nightjar_pool_wait_seconds",
    help: "From the wish for a transaction to its beginning on a connection.",
    buckets: [0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [],
  })

/** @param load asked whenever somebody scrapes */
export const createMetrics = (load: () => Load) => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const make = makersOf(registry)
  const attempts = make.counter("attempts_total", "Attempts recorded, by what they found.", ["status"])
  const late = make.counter("attempts_late_total", "Attempts dropped because their claim did not hold any more.")
  const gaps = make.counter("gap_slots_total", "Slots that nobody ran, by the cause.", ["cause"])
  const kept = make.counter("claims_kept_total", "Claims that were kept for the next slot.")
  const claimed = make.counter("claimed_total", "What the loops took, by loop.", ["loop"])
  const lateness = make.histogram("lateness_seconds", "From a slot to the start of its first attempt.", latenessBuckets)
  const loops = make.histogram("loop_seconds", "From the claim of a loop to the end of its work.", loopBuckets, [
    "loop",
    "what",
  ])
  const partsAhead = make.gauge("parts_ahead_seconds", "How far ahead heartbeats have a part of their table to go to.")
  const hotDays = make.gauge("hot_days", "Days of heartbeats that are not packed, those to come among them.")
  make.reading("held", "Slots on this worker's desk.", () => load().held)
  make.reading("running", "Checks in flight.", () => load().running)
  make.reading("recording", "Attempts that wait to be recorded.", () => load().recording)
  make.reading("sending", "Messages in flight.", () => load().sending)
  const backlog = make.gauge("backlog", "Schedules of the region that are due and held by nobody.")
  const lag = make.gauge("lag_seconds", "How long the first of them has been due.")

  return {
    registry,
    ...messageMetrics(make),
    ownTrouble: make.gauge("own_trouble", "1 while the control targets are silent and failures count as unknown."),
    onBacklog({ due, lagMs }: Backlog) {
      backlog.set(due)
      lag.set(lagMs / 1_000)
    },
    onParts({ aheadMs, hotDays: days }: Survey) {
      partsAhead.set(aheadMs / 1_000)
      hotDays.set(days)
    },
    onLoop({ loop, what, count, ms }: LoopReport) {
      loops.observe({ loop, what }, ms / 1_000)
      if (what === "claimed") claimed.inc({ loop }, count)
    },
    onRecorded(recorded: readonly Recorded[], dropped: number) {
      late.inc(dropped)
      for (const { beat, gap, kept: claim } of recorded) {
        attempts.inc({ status: beat.status })
        if (gap) gaps.inc({ cause: gap.cause }, gap.slots)
        if (claim) kept.inc()
        if (beat.attempt === 0) lateness.observe((beat.startedAt - beat.slotAt) / 1_000)
      }
    },
  }
}
