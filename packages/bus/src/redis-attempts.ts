import type { LimitRule } from "@nightjar/core/ports"
import { second } from "@nightjar/kit/time"
import { Redis } from "ioredis"
import { RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible"
import type { Attempts } from "./attempts.ts"
import { within } from "./within.ts"

/** Counts in Redis; answers within half a second or not at all. */
export const redisAttempts = (url: string, prefix: string): Attempts => {
  const redis = new Redis(url, {
    lazyConnect: true,
    enableOfflineQueue: false,
    commandTimeout: 500,
    connectTimeout: 5_000,
    connectionName: "nightjar-limiter",
  })
  // Whoever asks is told by the command that fails; without a listener an error would end the process.
  redis.on("error", () => {})
  const tried = within(second, redis.connect()).catch(() => {})
  const limiters = new Map<string, RateLimiterRedis>()
  const limiterOf = ({ name, points, perSeconds }: LimitRule) => {
    const limiter =
      limiters.get(name) ??
      new RateLimiterRedis({ storeClient: redis, keyPrefix: `${prefix}:limit:${name}`, points, duration: perSeconds })
    limiters.set(name, limiter)
    return limiter
  }
  return {
    async take(rule, key) {
      await tried
      const { consumedPoints, msBeforeNext } = await limiterOf(rule).consume(key).catch(refusal)
      return { taken: consumedPoints, secondsLeft: Math.ceil(msBeforeNext / second) }
    },
    forgive: (rule, key) => limiterOf(rule).delete(key),
    close: async () => redis.disconnect(),
  }
}

/** A refusal is an answer too; everything else is a failure. */
const refusal = (reason: unknown): RateLimiterRes => {
  if (reason instanceof RateLimiterRes) return reason
  throw reason
}
