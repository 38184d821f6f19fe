/** The typed client: `createClient({ url, apiKey })`, a call for every procedure, and `live()`. */
import type { AppRouter } from "@nightjar/core/router"
import { createTRPCClient, type TRPCClient } from "@trpc/client"
import { type Connection, linksOf } from "./links.ts"
import { followLive, type LiveItem } from "./live.ts"

export type { Connection } from "./links.ts"
export type { LiveItem } from "./live.ts"

export interface NightjarClient extends TRPCClient<AppRouter> {
  /**
   * What happens from now on, until `signal` aborts: heartbeats, verbs and turns. It comes back by itself after a
   * cut and goes on where it was; `{ type: "reset" }` says that something in between is lost and must be asked for.
   * Throws `NightjarError` when the key is refused.
   */
  live(options?: { signal?: AbortSignal }): AsyncIterable<LiveItem>
}

export const createClient = (connection: Connection): NightjarClient => {
  const client = createTRPCClient<AppRouter>({ links: linksOf(connection) })
  const live: NightjarClient["live"] = (options = {}) => followLive(client, options.signal)
  return new Proxy(client, {
    get: (target, name) => (name === "live" ? live : Reflect.get(target, name)),
  }) as NightjarClient
}
