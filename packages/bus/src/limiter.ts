/** Core's `Limiter`: counts in Redis where there is one, else and meanwhile in PostgreSQL, and refuses without both. */
import type { Limiter } from "@nightjar/core/ports"
import type { Doors } from "@nightjar/db/doors"
import { AppError } from "@nightjar/kit/error"
import type { Log } from "@nightjar/kit/log"
import { humanDuration, second } from "@nightjar/kit/time"
import type { Attempts } from "./attempts.ts"
import { doorAttempts } from "./door-attempts.ts"
import { redisAttempts } from "./redis-attempts.ts"

export interface LimiterOptions {
  redisUrl: string | undefined
  doors: Doors
  /** Leads everything in Redis, so that two installations can share one server. */
  prefix?: string
  log: Log
}

export const createLimiter = ({
  redisUrl,
  doors,
  prefix = "nightjar",
  log,
}: LimiterOptions): Limiter & { close(): Promise<void> } => {
  const stores = [...(redisUrl ? [redisAttempts(redisUrl, prefix)] : []), doorAttempts(doors)]

  /** The first store that answers. */
  const ask = async <T>(question: (store: Attempts) => Promise<T>): Promise<T> => {
    for (const store of stores) {
      try {
        return await question(store)
      } catch (error) {
        log.warn({ err: error }, "attempts could not be counted in this store")
      }
    }
    throw new AppError(
      "unavailable",
      "Attempts cannot be counted now, so none is let through. Try again in a minute.",
      {
        retryAfterSeconds: 60,
      },
    )
  }

  return {
    async take(rule, key) {
      const { taken, secondsLeft } = await ask((store) => store.take(rule, key))
      if (taken <= rule.points) return
      throw new AppError("rate_limited", `Too many attempts. Try again in ${humanDuration(secondsLeft * second)}.`, {
        retryAfterSeconds: secondsLeft,
      })
    },
    async reset(rule, key) {
      await ask((store) => store.forgive(rule, key))
    },
    async close() {
      await Promise.all(stores.map((store) => store.close()))
    },
  }
}
