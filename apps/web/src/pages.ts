/** Next, as one more answerer behind our port. */
import type { IncomingMessage, ServerResponse } from "node:http"
import { dirname } from "node:path"
import type { Duplex } from "node:stream"
import { fileURLToPath } from "node:url"
import next from "next"
import type { WebEnv } from "./env.ts"

export interface Pages {
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
    answer: (incoming, outgoing) => answer(incoming, outgoing),
    upgrade: dev ? app.getUpgradeHandler() : null,
    close: () => app.close(),
  }
}
