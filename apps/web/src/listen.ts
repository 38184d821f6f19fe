/** The port: what every request passes before a door or a page answers it. */
import { once } from "node:events"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { headersOf, sendResponse, toRequest } from "./bridge.ts"
import { callerAddress } from "./caller-address.ts"
import { documentOf } from "./document/document.ts"
import { openShells } from "./document/shells.ts"
import { doorOf } from "./doors/all.ts"
import { problemAnswer } from "./doors/answer.ts"
import type { House } from "./house.ts"
import { isInnerPath } from "./inner-path.ts"
import { malformationOf } from "./malformed.ts"
import { countRequest, countStream } from "./metrics.ts"
import type { Pages } from "./pages.ts"
import { pageAddress } from "./published/address.ts"
import { createPublishedAnswer } from "./published/answer.tsx"
import { addressHeader, forgeableHeaders, securityHeaders } from "./security.ts"

/** Whoever sends more slowly than this is cut off. The largest body is 1 MiB. */
const slowest = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 2_000 }

/** Somebody who does not read an answer to its end keeps the program for so long. */
const patienceMs = 2_000

export interface Listening {
  port: number
  /** Ends streams at once, lets answers finish, and resolves when nobody is connected. */
  close(): Promise<void>
}

export const listen = async (house: House, pages: Pages): Promise<Listening> => {
  const answer = createAnswer(house, pages)
  const server = createServer(slowest, (incoming, outgoing) => {
    const fail = (error: unknown) => {
      // A door's path may hold a token, a query anything.
      const [path = "/"] = (incoming.url ?? "/").split("?", 1)
      house.log.error({ err: error, path: doorOf(incoming.method ?? "GET", path)?.name ?? path }, "an answer failed")
      if (!outgoing.headersSent) outgoing.writeHead(500)
      outgoing.end()
    }
    try {
      answer(incoming, outgoing)?.catch(fail)
    } catch (error) {
      fail(error)
    }
  })
  server.on("upgrade", (incoming, socket, head) => {
    if (pages.upgrade) void pages.upgrade(incoming, socket, head)
    else socket.destroy()
  })
  server.listen({ host: house.env.HOST, port: house.env.PORT })
  await once(server, "listening")
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      await house.wiring.events.close()
      const closed = new Promise((resolve) => server.close(resolve))
      // A connection whose last answer has just ended is idle too, and would be kept for five seconds.
      const sweep = setInterval(() => server.closeIdleConnections(), 50)
      const lastCall = setTimeout(() => server.closeAllConnections(), patienceMs)
      await closed
      clearInterval(sweep)
      clearTimeout(lastCall)
    },
  }
}

/** A status page, a door, or a page of the dashboard. */
const createAnswer = (house: House, pages: Pages) => {
  const showPage = createPageAnswer(house, pages)
  const fixed = securityHeaders({ https: house.site.publicUrl.startsWith("https:") })
  const showPublished = createPublishedAnswer(house, { pages, fixed })

  const publishedAt = ({ method = "GET", url = "/", headers }: IncomingMessage) =>
    doorOf(method, url) ? null : pageAddress(headers.host, url, house.rules)

  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse, malformation: string | null) => {
    for (const name of forgeableHeaders) delete incoming.headers[name]
    incoming.headers[addressHeader] = callerAddress(incoming, house.env.TRUST_PROXY)
    for (const [name, value] of Object.entries(fixed)) outgoing.setHeader(name, value)
    if (malformation) return void outgoing.writeHead(400, { "content-type": "text/plain" }).end(malformation)
    if (isInnerPath(incoming.url ?? "/")) incoming.url = "/not-found"

    const door = doorOf(incoming.method ?? "GET", incoming.url ?? "/")
    outgoing.once("finish", () => countRequest(door?.name ?? "page", outgoing.statusCode))
    if (door?.name === "live") countStream(outgoing)
    if (!door) return showPage(incoming, outgoing)
    const request = toRequest(incoming, outgoing)
    const response = await door.answer(request, house).catch((error) => problemAnswer(error, house.log))
    await sendResponse(response, outgoing)
  }

  return (incoming: IncomingMessage, outgoing: ServerResponse): void | Promise<void> => {
    const malformation = malformationOf(incoming)
    const published = malformation ? null : publishedAt(incoming)
    return published ? showPublished(published, { incoming, outgoing }) : answer(incoming, outgoing, malformation)
  }
}

/** Where no document of ours is to be had, Next has a page: also for a database that is away. */
const createPageAnswer = (house: House, pages: Pages) => {
  const shells = openShells(pages, house)
  return async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { method, url = "/" } = incoming
    const making = method === "GET" ? documentOf(url, headersOf(incoming), { house, shells }) : null
    const document = await making?.catch((error) => {
      house.log.error({ err: error }, "a document could not be made")
      return null
    })
    if (document) await sendResponse(document, outgoing)
    else await pages.answer(incoming, outgoing)
  }
}
