/** A target that behaves as asked: for tests, for benches, and for the demo's monitors. */
import { createServer as createHttp } from "node:http"
import { createServer as createHttps } from "node:https"
import { type AddressInfo, createServer as createTcp, type Server, type Socket } from "node:net"
import { createIdentities } from "./identities.ts"
import { Journal } from "./journal.ts"
import { type NameServer, startNameServer } from "./name-server.ts"
import { webListener } from "./web.ts"

export interface Addresses {
  /** `http://127.0.0.1:PORT` */
  listening: string
  /** `https://127.0.0.1:PORT` */
  tls: string
  /** `127.0.0.1:PORT`, answers with what it hears. */
  tcp: string
  /** `127.0.0.1:PORT`, UDP and TCP. */
  dns: string
}

export interface Weather {
  addresses: Addresses
  /** PEM of the authority that signed its certificates. */
  authority: string
  journal: Journal
  /** What `/switch/<name>` says from now on. */
  turn(name: string, state: "up" | "down"): void
  close(): Promise<void>
}

const listen = (server: Server, port: number) =>
  new Promise<number>((resolve, reject) => {
    server.once("error", reject)
    server.listen({ port, host: "127.0.0.1", backlog: 1024 }, () => resolve((server.address() as AddressInfo).port))
  })

/** Servers wait for their connections when they close; these are cut. */
const trackSockets = (server: Server) => {
  const sockets = new Set<Socket>()
  server.on("connection", (socket: Socket) => {
    sockets.add(socket)
    socket.once("close", () => sockets.delete(socket))
  })
  return () => {
    for (const socket of sockets) socket.destroy()
  }
}

/** @param options.port of the HTTP server; 0 takes a free one, as the other servers always do. */
export const startWeather = async (options: { port: number }): Promise<Weather> => {
  const journal = new Journal()
  const switches = new Map<string, "up" | "down">()
  const identities = createIdentities(Date.now())
  const listener = webListener({ journal, switches, authority: identities.authority })

  const http = createHttp({ maxHeaderSize: 65_536 }, listener)
  const https = createHttps(
    {
      key: identities.standard.key.export({ type: "pkcs8", format: "pem" }),
      cert: identities.standard.certificate,
      SNICallback: (name, done) => done(null, identities.contextOf(name)),
    },
    listener,
  )
  const tcp = createTcp((socket) => socket.on("error", () => socket.destroy()).pipe(socket))
  const servers = [http, https, tcp]
  const cuts = servers.map(trackSockets)
  const names: NameServer = await startNameServer()
  const [httpPort, httpsPort, tcpPort] = await Promise.all([
    listen(http, options.port),
    listen(https, 0),
    listen(tcp, 0),
  ])

  return {
    addresses: {
      listening: `http://127.0.0.1:${httpPort}`,
      tls: `https://127.0.0.1:${httpsPort}`,
      tcp: `127.0.0.1:${tcpPort}`,
      dns: `127.0.0.1:${names.port}`,
    },
    authority: identities.authority,
    journal,
    turn: (name, state) => void switches.set(name, state),
    close: async () => {
      const closed = servers.map((server) => new Promise((resolve) => server.close(resolve)))
      for (const cut of cuts) cut()
      await Promise.all([...closed, names.close()])
    },
  }
}
