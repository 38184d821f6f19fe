/** What Prometheus scrapes. */

import type { Recorded } from "@nightjar/core/attempt/fleet"
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client"
import type { Survey } from "./archive.ts"
import type { LoopReport } from "./loop.ts"

export const createMetrics = (gauges: { held: () => number; running: () => number; recording: () => number }) => {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const attempts = new Counter({
    name: "nightjar_attempts_total",
    help: "Attempts recorded, by what they found.",
    labelNames: ["status"],
    registers,
  })
  const late = new Counter({
    name: "nightjar_attempts_late_total",
    help: "Attempts dropped because their claim did not hold any more.",
    registers,
  })
  const lateness = new Histogram({
    name: "nightjar_lateness_seconds",
    help: "From a slot to the start of its first attempt.",
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  })
  const loops = new Histogram({
    name: "nightjar_loop_seconds",
    help: "From the claim of a loop to the end of its work.",
    labelNames: ["loop", "what"],
    buckets: [0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10],
    registers,
  })
  const backlog = new Gauge({
    name: "nightjar_backlog",
    help: "Schedules of the region that are due and held by nobody.",
    registers,
  })
  const partsAhead = new Gauge({
    name: "nightjar_parts_ahead_seconds",
    help: "How far ahead heartbeats have a part of their table to go to. Below a day somebody must look.",
    registers,
  })
  const hotDays = new Gauge({
    name: "nightjar_hot_days",
    help: "Days of heartbeats that are not packed, those ahead among them. Above eight somebody must look.",
    registers,
  })
  for (const [name, help, read] of [
    ["nightjar_held", "Slots on this worker's desk.", gauges.held],
    ["nightjar_running", "Checks in flight.", gauges.running],
    ["nightjar_recording", "Attempts that wait to be recorded.", gauges.recording],
  ] as const)
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read())
      },
    })

  return {
    registry,
    backlog,
    onParts({ aheadMs, hotDays: days }: Survey) {
      partsAhead.set(aheadMs / 1_000)
      hotDays.set(days)
    },
    onLoop: ({ loop, what, ms }: LoopReport) => loops.observe({ loop, what }, ms / 1_000),
    onRecorded(recorded: readonly Recorded[], dropped: number) {
      late.inc(dropped)
      for (const { beat } of recorded) {
        attempts.inc({ status: beat.status })
        if (beat.attempt === 0) lateness.observe((beat.startedAt - beat.slotAt) / 1_000)
      }
    },
  }
}
