/** /health (alive), /ready (claims), /status (JSON) and /metrics (Prometheus, for the operator). */
import { timingSafeEqual } from "node:crypto"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import { hashToken } from "@nightjar/kit/secret"
import type { Worker } from "./worker.ts"

export interface HealthOptions {
  worker: Worker
  host: string
  port: number
  operatorToken: string | undefined
}

export interface Health {
  port: number
  close(): Promise<void>
}

const answer = (response: ServerResponse, status: number, body: string, type = "application/json") =>
  response.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(body)

const isOperator = (request: IncomingMessage, token: string | undefined) => {
  const given = request.headers.authorization?.replace(/^Bearer /i, "")
  return Boolean(token && given) && timingSafeEqual(Buffer.from(hashToken(given!)), Buffer.from(hashToken(token!)))
}

/** Throws with one sentence when the port is taken. */
export const serveHealth = async ({ worker, host, port, operatorToken }: HealthOptions): Promise<Health> => {
  const pages: Record<string, (request: IncomingMessage, response: ServerResponse) => unknown> = {
    "/health": (_, response) => answer(response, 200, '{"status":"alive"}'),
    "/ready": (_, response) => {
      const { state } = worker.status()
      answer(response, state === "running" ? 200 : 503, JSON.stringify({ status: state }))
    },
    "/status": (_, response) => answer(response, 200, JSON.stringify(worker.status())),
    "/metrics": async (request, response) => {
      if (!isOperator(request, operatorToken))
        return answer(response, 401, '{"error":"Metrics need the operator token as a bearer token."}')
      answer(response, 200, await worker.metrics.registry.metrics(), worker.metrics.registry.contentType)
    },
  }
  const server = createServer((request, response) => {
    const page = pages[new URL(request.url ?? "/", "http://worker").pathname]
    if (page) page(request, response)
    else answer(response, 404, '{"error":"There are /health, /ready, /status and /metrics here."}')
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
