/** What Prometheus scrapes. */

import type { Recorded } from "@nightjar/core/attempt/fleet"
import type { Errand } from "@nightjar/core/delivery/claim"
import type { Settlement } from "@nightjar/core/delivery/settling"
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client"
import type { LoopReport } from "./loop.ts"

export const createMetrics = (gauges: Record<"held" | "running" | "recording" | "sending", () => number>) => {
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
  const messages = new Counter({
    name: "nightjar_deliveries_total",
    help: "Attempts at messages, by what they came to.",
    labelNames: ["state"],
    registers,
  })
  const toSocket = new Histogram({
    name: "nightjar_delivery_seconds",
    help: "From the plan of a message to its first attempt.",
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60],
    registers,
  })
  const waiting = new Gauge({
    name: "nightjar_deliveries_waiting",
    help: "Messages that nobody holds: due, or waiting for another attempt.",
    labelNames: ["when"],
    registers,
  })
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

  return {
    registry,
    onBacklog(due: number, messages: { due: number; later: number }) {
      backlog.set(due)
      waiting.set({ when: "due" }, messages.due)
      waiting.set({ when: "later" }, messages.later)
    },
    onSending({ held: [first] }: Errand) {
      if (first.attempts === 1) toSocket.observe(first.ageMs / 1_000)
    },
    onSettled(settlements: readonly Settlement[]) {
      for (const { state } of settlements) messages.inc({ state })
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
