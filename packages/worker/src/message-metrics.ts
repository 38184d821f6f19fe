/** What Prometheus scrapes of messages. */
import type { Errand } from "@nightjar/core/delivery/claim"
import type { Settlement } from "@nightjar/core/delivery/settling"
import { Counter, Gauge, Histogram, type Registry } from "prom-client"

export const messageMetrics = (registers: Registry[]) => {
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
  return {
    onWaiting({ due, later }: { due: number; later: number }) {
      waiting.set({ when: "due" }, due)
      waiting.set({ when: "later" }, later)
    },
    onSending({ held: [first] }: Errand) {
      if (first.attempts === 1) toSocket.observe(first.ageMs / 1_000)
    },
    onSettled(settlements: readonly Settlement[]) {
      for (const { state } of settlements) messages.inc({ state })
    },
  }
}
