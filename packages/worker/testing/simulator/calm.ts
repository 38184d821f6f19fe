/** What must be so when there has been no trouble for a while. */
import { second } from "@nightjar/kit/time"
import type { Statement } from "../oracle/invariant.ts"
import type { Memory } from "../record/memory.ts"
import { isWatched } from "../record/standings.ts"
import { isOf, placeOf } from "../record/tables.ts"

/** A slot is claimed a second ahead, and by polls. */
const overdueMs = 3 * second

export const statementsOf = (memory: Memory): Statement[] => [
  {
    name: "S1",
    about: "Nothing stays due, and nothing that is watched is never due.",
    find() {
      const watched = new Set(memory.epochs.filter(({ endedAt }) => endedAt === null).map(placeOf))
      return [...memory.schedules.values()].filter((row) =>
        row.dueAt === null ? watched.has(placeOf(row)) : row.dueAt < memory.now() - overdueMs,
      )
    },
  },
  {
    name: "S2",
    about: "Who holds a slot lives.",
    find: () =>
      [...memory.schedules.values()].filter(
        ({ claimedBy }) => claimedBy !== null && memory.lives.get(claimedBy)?.endedAt !== null,
      ),
  },
  {
    name: "S3",
    about: "Every probe is answered.",
    find: () => [...memory.openProbes.values()],
  },
  {
    name: "S5",
    about: "No message stays due.",
    find: () => memory.deliveries.filter(({ state, dueAt }) => state === "waiting" && dueAt < memory.now() - overdueMs),
  },
  {
    name: "S4",
    about: "What is well is seen to be up, but for what waits in quarantine.",
    find() {
      const waits = [...memory.schedules.values()].filter(({ failures }) => failures > 3)
      return [...memory.monitors].flatMap(([key, row]) => {
        const isChecked = isWatched(row) && row.config.type !== "group" && !waits.some((one) => isOf(one, row))
        const standing = memory.standings.get(key)
        return isChecked && standing?.state !== "up" ? [{ ...row, standing }] : []
      })
    },
  },
]

export const nothingHeld = (memory: Memory): Statement => ({
  name: "S6",
  about: "Who stops in order leaves nothing held.",
  find: () =>
    [...memory.schedules.values()].filter(({ claimedBy }) => {
      const life = claimedBy === null ? undefined : memory.lives.get(claimedBy)
      return life !== undefined && life.endedAt !== life.seenAt
    }),
})
