/** What Prometheus scrapes of messages. */
import type { Errand } from "@nightjar/core/delivery/claim"
import type { Settlement } from "@nightjar/core/delivery/settling"
import type { Makers } from "./metric-makers.ts"

const toSocketBuckets = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60]

export const messageMetrics = (make: Makers) => {
  const messages = make.counter("deliveries_total", "Attempts at messages, by what they came to.", ["state"])
  const toSocket = make.histogram(
    "delivery_seconds",
    "From the plan of a message to its first attempt.",
    toSocketBuckets,
  )
  const about = "Messages that nobody holds: due, or waiting for another attempt."
  const waiting = make.gauge("deliveries_waiting", about, ["when"])
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
