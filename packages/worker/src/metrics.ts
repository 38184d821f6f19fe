/** What Prometheus scrapes. */

import type { Recorded } from "@nightjar/core/attempt/fleet"
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client"
import type { LoopReport } from "./loop.ts"
import { messageMetrics } from "./message-metrics.ts"

type Gauges = Record<"held" | "running" | "recording" | "sending", () => number>

export const createMetrics = (gauges: Gauges) => {
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
  watch(gauges, registers)
  return {
    registry,
    backlog,
    ...messageMetrics(registers),
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

/** Gauges that are read when they are scraped. */
const watch = (gauges: Gauges, registers: Registry[]) => {
  for (const [name, help, read] of [
    ["nightjar_held", "Slots on this worker's desk.", gauges.held],
    ["nightjar_running", "Checks in flight.", gauges.running],
    ["nightjar_recording", "Attempts that wait to be recorded.", gauges.recording],
    ["nightjar_sending", "Messages in flight.", gauges.sending],
  ] as const)
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read())
      },
    })
}
