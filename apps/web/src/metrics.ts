/** What Prometheus reads of this process. */
import type { ServerResponse } from "node:http"
import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client"

export const registry = new Registry()
collectDefaultMetrics({ register: registry })

const requests = new Counter({
  name: "nightjar_web_requests_total",
  help: "Answers by door (page: Next) and status.",
  labelNames: ["door", "status"],
  registers: [registry],
})

export const countRequest = (door: string, status: number) => requests.inc({ door, status: String(status) })

const streams = new Gauge({
  name: "nightjar_web_streams",
  help: "Live streams that are open.",
  registers: [registry],
})

/** Until its reader has gone. */
export const countStream = (outgoing: ServerResponse) => {
  streams.inc()
  outgoing.once("close", () => streams.dec())
}
