/** Next, as one more answerer behind our port. */
import { once } from "node:events"
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type RequestListener,
  request,
  type ServerResponse,
} from "node:http"
import type { AddressInfo } from "node:net"
import { dirname } from "node:path"
import type { Duplex } from "node:stream"
import { fileURLToPath } from "node:url"
import next from "next"
import type { WebEnv } from "./env.ts"

export interface Drawn {
  status: number
  headers: IncomingHttpHeaders
  html: string
}

export interface Pages {
  /** What Next answers to a request of our own. */
  draw(path: string, headers: OutgoingHttpHeaders): Promise<Drawn>
  answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void>
  /** Next's refresh in development. */
  upgrade: ((incoming: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>) | null
  close(): Promise<void>
}

/** `apps/web`, seen from this file in development and from the bundle in `dist`. */
const folder = dirname(dirname(fileURLToPath(import.meta.url)))

export const preparePages = async (env: WebEnv): Promise<Pages> => {
  const dev = env.NODE_ENV === "development"
  // Next writes its proxy's rewrites with "localhost"; with any other name here it takes them for another server's.
  const app = next({ dev, dir: folder, hostname: "localhost", port: env.PORT })
  await app.prepare()
  const answer = app.getRequestHandler()
  return {
    draw: (path, headers) => asked(answer, path, headers),
    answer: (incoming, outgoing) => answer(incoming, outgoing),
    upgrade: dev ? app.getUpgradeHandler() : null,
    close: () => app.close(),
  }
}

/** Next reads and writes what Node's own server gives it, so it is asked through one that nobody else knows of. */
const asked = async (answer: RequestListener, path: string, headers: OutgoingHttpHeaders): Promise<Drawn> => {
  const server = createServer(answer).listen(0, "127.0.0.1")
  try {
    await once(server, "listening")
    const { port } = server.address() as AddressInfo
    const [response] = (await once(request({ port, path, headers }).end(), "response")) as [IncomingMessage]
    const html = (await response.setEncoding("utf8").toArray()).join("")
    return { status: response.statusCode ?? 0, headers: response.headers, html }
  } finally {
    server.closeAllConnections()
    server.close()
  }
}
