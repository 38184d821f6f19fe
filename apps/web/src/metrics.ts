/** What Prometheus reads of this process. */
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

export const openStreams = new Gauge({
  name: "nightjar_web_streams",
  help: "Live streams that are open.",
  registers: [registry],
})
