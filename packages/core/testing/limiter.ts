/** A limiter whose budgets never refill. */
import { AppError } from "@nightjar/kit/error"
import type { Limiter } from "../src/ports.ts"

export const strictLimiter = (): Limiter => {
  const taken = new Map<string, number>()
  return {
    async take({ name, points, perSeconds }, key) {
      const count = (taken.get(`${name} ${key}`) ?? 0) + 1
      taken.set(`${name} ${key}`, count)
      if (count > points) throw new AppError("rate_limited", "Too many tries.", { retryAfterSeconds: perSeconds })
    },
    reset: async ({ name }, key) => void taken.delete(`${name} ${key}`),
  }
}
