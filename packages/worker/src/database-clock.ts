/** The database's time, told by this process's monotonic clock: no step of the wall clock moves it. */
import type { Clock } from "@nightjar/kit/time"

export interface DatabaseClock {
  /** Unix milliseconds. */
  now(): number
  /** Called with what the database said, as soon as it has said so. */
  learn(databaseNow: number): void
}

const samples = 15

export const databaseClock = (clock: Clock): DatabaseClock => {
  const offsets: number[] = []
  let offset = clock.now() - clock.monotonic()
  return {
    now: () => clock.monotonic() + offset,
    learn(databaseNow) {
      offsets.push(databaseNow - clock.monotonic())
      if (offsets.length > samples) offsets.shift()
      // The median: an answer that was long on its way is an outlier.
      offset = offsets.toSorted((a, b) => a - b)[offsets.length >> 1]!
    },
  }
}
