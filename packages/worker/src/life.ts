/** The life of this process: a sign every second, and a new life whenever the old one was taken for dead. */

import type { Load } from "@nightjar/core/worker"
import { messageOf } from "@nightjar/kit/error"
import type { Log } from "@nightjar/kit/log"
import type { DatabaseClock } from "./database-clock.ts"
import type { Ledger } from "./ledger.ts"
import { every, type Loop } from "./loop.ts"

export interface LifeOptions {
  ledger: Ledger
  databaseClock: DatabaseClock
  log: Log
  signMs: number
  load: () => Load
}

export interface Living {
  /** The present life; null while there is none, and then nothing is claimed. */
  readonly life: number | null
  loop: Loop<true>
}

export const createLife = ({ ledger, databaseClock, log, signMs, load }: LifeOptions): Living => {
  let life: number | null = null
  let earlier: number | null = null
  let knowsTime = false
  let after: "start" | "db_down" | "freeze" = "start"

  const begin = async () => {
    life = await ledger.beginLife(after, earlier)
    log.info({ life, after }, "a life begins")
    await ledger.reap()
  }
  const interrupt = (because: typeof after, reason: string) => {
    if (life !== null) {
      earlier = life
      after = because
      log.warn({ life, reason }, "the life of this worker is interrupted")
    }
    life = null
  }
  const sign = async () => {
    if (life === null) await begin()
    const now = life === null ? null : await ledger.giveSign(life, load())
    if (now === null) interrupt("freeze", "no sign was given in time")
    else {
      databaseClock.learn(now)
      knowsTime = true
    }
  }

  return {
    // Before the first sign there is only this machine's wall clock, and it may be hours wrong: so would be the slots.
    get life() {
      return knowsTime ? life : null
    },
    loop: every("life", signMs, () =>
      sign().catch((error) => {
        interrupt("db_down", messageOf(error))
        throw error
      }),
    ),
  }
}
