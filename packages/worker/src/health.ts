/** /health (alive), /ready (claims), /status (JSON); for the operator /metrics, /fleet and its commands. */
import { timingSafeEqual } from "node:crypto"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { Bus } from "@nightjar/core/ports"
import type { FleetMember } from "@nightjar/core/worker"
import { hashToken } from "@nightjar/kit/secret"
import type { Worker } from "./worker.ts"

export interface HealthOptions {
  worker: Worker
  /** Every worker of the deployment. */
  listFleet: () => Promise<FleetMember[]>
  bus: Pick<Bus, "publish">
  host: string
  port: number
  operatorToken: string | undefined
}

export interface Health {
  port: number
  close(): Promise<void>
}

interface Answer {
  status: number
  body: string
  type?: string
}

const json = (value: unknown, status = 200): Answer => ({ status, body: JSON.stringify(value) })

const isOperator = (request: IncomingMessage, token: string | undefined) => {
  const given = request.headers.authorization?.replace(/^Bearer /i, "")
  return Boolean(token && given) && timingSafeEqual(Buffer.from(hashToken(given!)), Buffer.from(hashToken(token!)))
}

const nothing = json({ error: "There are /health, /ready, /status, /metrics and /fleet here." }, 404)
const notYou = json({ error: "This needs the operator token as a bearer token." }, 401)

/** `POST /fleet/<worker's id, or *>/<command>` */
const commandPath = /^\/fleet\/([^/]+)\/(drain|shutdown)$/

const answerAnybody = (path: string, { worker }: HealthOptions): Answer | null => {
  if (path === "/health") return json({ status: "alive" })
  if (path === "/status") return json(worker.status())
  if (path !== "/ready") return null
  const { state } = worker.status()
  return json({ status: state }, state === "running" ? 200 : 503)
}

const answerOperator = async (method: string, path: string, options: HealthOptions): Promise<Answer> => {
  const { registry } = options.worker.metrics
  if (path === "/metrics") return { status: 200, body: await registry.metrics(), type: registry.contentType }
  if (path === "/fleet") return json(await options.listFleet())
  const command = commandPath.exec(path)
  if (!command) return nothing
  if (method !== "POST") return json({ error: "A command is sent with POST." }, 405)
  const worker = decodeURIComponent(command[1]!)
  await options.bus.publish({ kind: "command", worker, command: command[2] as "drain" | "shutdown" })
  return json({ told: worker }, 202)
}

const answerTo = async (request: IncomingMessage, options: HealthOptions): Promise<Answer> => {
  const { pathname } = new URL(request.url ?? "/", "http://worker")
  const open = answerAnybody(pathname, options)
  if (open) return open
  if (!isOperator(request, options.operatorToken)) return /^\/(metrics|fleet)/.test(pathname) ? notYou : nothing
  return answerOperator(request.method ?? "GET", pathname, options)
}

const send = (response: ServerResponse, { status, body, type = "application/json" }: Answer) =>
  response.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(body)

/** Throws with one sentence when the port is taken. */
export const serveHealth = async (options: HealthOptions): Promise<Health> => {
  const { host, port } = options
  const server = createServer((request, response) => {
    answerTo(request, options).then(
      (answer) => send(response, answer),
      () => send(response, json({ error: "The database does not answer." }, 503)),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "EADDRINUSE"
          ? new Error(`Port ${port} on ${host} is in use. Set WORKER_HEALTH_PORT to a free one, or 0.`)
          : error,
      ),
    )
    server.listen(port, host, resolve)
  })
  const address = server.address()
  return {
    port: typeof address === "object" && address ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
