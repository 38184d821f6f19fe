/** Which bus a program has: Redis where there is one, else PostgreSQL itself. */
import type { Bus } from "@nightjar/core/ports"
import type { Log } from "@nightjar/kit/log"
import { busOver } from "./bus.ts"
import { postgresWire } from "./postgres-wire.ts"
import { redisWire } from "./redis-wire.ts"

export interface BusOptions {
  redisUrl: string | undefined
  /** Not through a pooler: LISTEN belongs to a session. */
  databaseDirectUrl: string
  /** Leads everything in Redis, so that two installations can share one server. */
  prefix?: string
  log: Log
}

/** Resolves after the first attempt to connect; `state` says whether it succeeded. It goes on trying by itself. */
export const createBus = ({ redisUrl, databaseDirectUrl, prefix = "nightjar", log }: BusOptions): Promise<Bus> =>
  redisUrl
    ? busOver("redis", redisWire(redisUrl, prefix), log)
    : busOver("postgres", postgresWire(databaseDirectUrl), log)
