import { systemClock } from "@nightjar/kit/time"

/** The answer, or an error when it takes longer than `ms`. */
export const within = async <T>(ms: number, answer: Promise<T>): Promise<T> => {
  const answered = new AbortController()
  const tooLate = systemClock.sleep(ms, answered.signal).then(() => {
    throw new Error(`The server did not answer within ${ms} ms.`)
  })
  try {
    return await Promise.race([answer, tooLate])
  } finally {
    answered.abort()
  }
}
