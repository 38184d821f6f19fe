/** A provider over HTTP: a real server that remembers what it was sent, and misbehaves when told to. */
import { once } from "node:events"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo, Socket } from "node:net"
import type { Behaviour } from "./conformance.ts"

export interface HttpRequestSeen {
  method: string
  path: string
  headers: Record<string, string>
  body: string
}

type Handler = (response: ServerResponse, request: HttpRequestSeen) => void

export interface HttpProvider {
  url: string
  behave(as: Behaviour | Handler): void
  /** Requests that were read to their end. */
  requests: HttpRequestSeen[]
  heard(): Promise<void>
  close(): Promise<void>
}

const answers: Partial<Record<Behaviour, Handler>> = {
  broken: (response) => response.writeHead(500).end("We are sorry."),
  refusing: (response) => response.writeHead(400).end('{"error":"no such hook"}'),
  gone: (response) => response.writeHead(410).end("This hook was removed."),
  "busy, in seconds": (response) => response.writeHead(429, { "retry-after": "120" }).end("slow down"),
  "busy, as a date": (response) =>
    response.writeHead(503, { "retry-after": new Date(Date.now() + 119_000).toUTCString() }).end("later"),
  huge: (response) => {
    response.writeHead(200)
    const piece = "w".repeat(65_536)
    const pour = () => {
      while (!response.destroyed && response.write(piece));
    }
    response.on("drain", pour)
    pour()
  },
  slow: (response) => void setTimeout(() => response.end("at last"), 50),
  "hanging after it has accepted": () => {},
  "resetting after it has accepted": (response) => response.socket?.resetAndDestroy(),
}

const fine: Handler = (response) => response.end("ok")

const read = async (request: IncomingMessage): Promise<HttpRequestSeen> => ({
  method: request.method ?? "",
  path: request.url ?? "",
  headers: request.headers as Record<string, string>,
  body: (await request.setEncoding("utf8").toArray()).join(""),
})

export const startHttpProvider = async (): Promise<HttpProvider> => {
  let behaviour: Behaviour | Handler = "fine"
  const requests: HttpRequestSeen[] = []
  const sockets = new Set<Socket>()
  const server = createServer(async (request, response) => {
    if (behaviour === "hanging before it listens") return
    const seen = await read(request)
    requests.push(seen)
    const answer = typeof behaviour === "function" ? behaviour : (answers[behaviour] ?? fine)
    answer(response, seen)
  })
  server.on("connection", (socket) => {
    sockets.add(socket)
    socket.on("close", () => sockets.delete(socket))
    if (behaviour === "resetting before it accepts") socket.resetAndDestroy()
  })
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    behave: (as) => {
      behaviour = as
    },
    requests,
    heard: async () => void (await once(server, "connection")),
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, "close")
    },
  }
}
