/** Calls of push monitors, as `ping.fleet.ts` and `ping.queries.ts` do it. */
import { contradicts, foldPings, type Ping } from "@nightjar/core/ping"
import type { PushQuestion } from "@nightjar/core/ping/fleet"
import { keyOf } from "@nightjar/core/standing/move"
import { append, type Memory } from "./memory.ts"
import { requestChecks } from "./probes.ts"
import { type Of, placeOf } from "./tables.ts"

export const askPings = (memory: Memory, questions: readonly PushQuestion[]) =>
  questions.map((question) => {
    const { at, intervalMs, graceMs } = question
    const own = memory.pings.get(keyOf(question)) ?? []
    const within = (ms: number) => (ping: Ping) => ping.at <= at && ping.at > at - ms
    const newest = own.findLast(within(intervalMs + graceMs)) ?? null
    const explicit = own.findLast((ping) => ping.status !== null && within(intervalMs)(ping)) ?? null
    const epoch = memory.epochs.find((row) => placeOf(row) === placeOf(question) && row.endedAt === null)
    return foldPings(newest, explicit, { at, watchedSince: epoch?.anchorAt ?? at, intervalMs, graceMs })
  })

/** A call that contradicts the standing asks for a probe, unless one waits. Answers whether it did. */
export const recordPing = (memory: Memory, of: Of, call: Omit<Ping, "at">): boolean => {
  append(memory.pings, keyOf(of), { ...of, ...call, at: memory.now() })
  const state = memory.standings.get(keyOf(of))?.state
  if (!state || state === "paused" || !contradicts(call.status, state)) return false
  const isWaiting = [...memory.openProbes.values()].some(
    (row) => row.monitorId === of.monitorId && row.claimedBy === null,
  )
  if (!isWaiting) requestChecks(memory, of)
  return !isWaiting
}
