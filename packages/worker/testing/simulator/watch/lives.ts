/** Who is taken for dead, and what becomes of what was held. */
import { deadAfterMs } from "@nightjar/core/worker"
import type { Watch, WatchOptions } from "./watch.ts"

export const watchLives = ({ memory, sessions, reached }: WatchOptions): Watch => {
  const endedAlive: object[] = []
  const heldByNobody: object[] = []

  const mayEnd = (id: number) => {
    const life = memory.lives.get(id)!
    const hasSession = [...sessions].some((session) => session.locks.has(id))
    return !hasSession || life.seenAt < memory.now() - deadAfterMs
  }
  const heldBy = (lives: ReadonlySet<number | null>) =>
    [...memory.schedules.values(), ...memory.openProbes.values(), ...memory.deliveries].filter(({ claimedBy }) =>
      lives.has(claimedBy),
    )

  return {
    over: (ledger) => ({
      ...ledger,
      async reap(own) {
        const before = [...memory.lives.values()].filter((life) => life.endedAt === null && life.id !== own)
        const spared = before.filter(({ id }) => !mayEnd(id))
        const freed = await ledger.reap(own)
        endedAlive.push(...spared.filter((life) => life.endedAt !== null))
        const ended = before.filter((life) => life.endedAt !== null).map(({ id }) => id)
        heldByNobody.push(...heldBy(new Set(ended)).map((row) => ({ ...row })))
        if (own === undefined) reached.add("claims of a dead worker freed", freed)
        return freed
      },
    }),
    statements: [
      { name: "L2", about: "No life is ended that gives signs and has its session.", find: () => endedAlive },
      { name: "L3", about: "What a life held is free as soon as it is ended.", find: () => heldByNobody },
    ],
  }
}
