/** Lives of workers, as `worker.fleet.ts` keeps them; a session stands for the connection that holds a life's lock. */
import type { Life } from "@nightjar/core/gap"
import { deathReachMs } from "@nightjar/core/gap"
import { deadAfterMs, lifeOf } from "@nightjar/core/worker"
import type { Memory } from "./memory.ts"

/** The lasting connection of one process: the locks that it holds stand and fall with it. */
export interface Session {
  workerId: string
  region: number
  locks: Set<number>
}

/** Sessions that are open at the database. */
export type Sessions = Set<Session>

export const beginLife = (memory: Memory, session: Session, after: Life["after"]): number => {
  const id = memory.lives.size + 1
  const now = memory.now()
  const { workerId, region } = session
  memory.lives.set(id, { id, workerId, region, bornAt: now, seenAt: now, endedAt: null, after })
  session.locks.add(id)
  return id
}

export const giveSign = (memory: Memory, id: number): number | null => {
  const now = memory.now()
  const life = memory.lives.get(id)
  if (!life || life.endedAt !== null || life.seenAt <= now - deadAfterMs) return null
  life.seenAt = now
  return now
}

export const endLives = (memory: Memory, sessions: Sessions, own: number | null): number[] => {
  const locked = new Set([...sessions].flatMap((session) => [...session.locks]))
  const ended: number[] = []
  for (const life of memory.lives.values()) {
    const isOwn = life.id === own
    if (life.endedAt !== null) continue
    if (!isOwn && !memory.steps.hasEnded(life, memory.now(), locked.has(life.id))) continue
    life.endedAt = isOwn ? memory.now() : life.seenAt
    ended.push(life.id)
  }
  return ended
}

/** Those of a region that lasted at a time or began after it. */
export const listLives = (memory: Memory, region: number, from: number): Life[] =>
  [...memory.lives.values()].filter((life) => life.region === region && life.seenAt >= from - deathReachMs).map(lifeOf)
