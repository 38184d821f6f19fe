/**
 * argon2id, 19 MiB, two passes: 62 ms of a core. Two at once leave the machine to its checks, and a queue without
 * an end would answer people who have long gone, so the rest is asked to come back.
 */
import { randomBytes } from "node:crypto"
import { AppError } from "@nightjar/kit/error"
import { hash, verify } from "@node-rs/argon2"

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Runs at most `atOnce` works; up to `waiting` more stand in line, the rest is refused. */
export const inTurn = (atOnce: number, waiting: number) => {
  const line: (() => void)[] = []
  let running = 0
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running < atOnce) running += 1
    else if (line.length < waiting) await new Promise<void>((resolve) => line.push(resolve))
    else
      throw new AppError("unavailable", "Too many people are signing in at this moment. Please try again shortly.", {
        retryAfterSeconds: 5,
      })
    try {
      return await work()
    } finally {
      const next = line.shift()
      if (next) next()
      else running -= 1
    }
  }
}

const turn = inTurn(2, 64)

export const hashPassword = (password: string): Promise<string> => turn(() => hash(password, cost))

let decoy: Promise<string> | undefined

/** Takes as long where there is no hash: the time must not tell whether an account exists. */
export const verifyPassword = async (stored: string | null | undefined, password: string): Promise<boolean> => {
  if (stored) return turn(() => verify(stored, password))
  decoy ??= hashPassword(randomBytes(32).toString("hex"))
  const against = await decoy
  await turn(() => verify(against, password))
  return false
}
