/** Checks off the grid, as `probe.fleet.ts` and `probe.queries.ts` do it. */
import { type Answer, asSeen, leaseMs, moveOf, type ProbeClaim, type Why } from "@nightjar/core/probe"
import { keyOf } from "@nightjar/core/standing/move"
import { appendHeartbeat, type Memory } from "./memory.ts"
import { moveStandings } from "./standings.ts"
import { type In, isOf, type Of, type ProbeRow } from "./tables.ts"

export const claimProbes = (
  memory: Memory,
  { region, life, batch }: { region: number; life: number; batch: number },
): ProbeClaim[] => {
  const now = memory.now()
  const due = [...memory.openProbes.values()].filter((row) => row.region === region && row.dueAt <= now)
  const oldest = due.sort((a, b) => a.dueAt - b.dueAt).slice(0, batch)
  return oldest.map((row) => {
    Object.assign(row, {
      token: row.token + 1,
      claimedBy: life,
      dueAt: now + leaseMs(row.timeoutMs ?? timeoutOf(memory, row)),
    })
    const { tenantId, id, monitorId, why, sealedConfig, timeoutMs, token } = row
    return { tenantId, id, monitorId, region, why, sealedConfig, timeoutMs, token, claimedAt: now }
  })
}

const timeoutOf = (memory: Memory, { tenantId, monitorId }: ProbeRow): number | null =>
  (monitorId && memory.monitors.get(keyOf({ tenantId, monitorId }))?.terms.timeoutMs) || null

export const answerProbes = (memory: Memory, answers: readonly Answer[]): void => {
  const held = answers.flatMap((answer) => {
    const row = memory.openProbes.get(answer.probe.id)
    return row && memory.steps.holdsProbe(row, answer.probe.token) ? [{ row, answer: asSeen(answer) }] : []
  })
  for (const { row, answer } of held) {
    const move = moveOf(answer)
    const seq = move ? (moveStandings(memory, [move])[0]?.seqs[0] ?? null) : null
    const { startedAt, found } = answer
    memory.openProbes.delete(row.id)
    Object.assign(row, { startedAt, answeredAt: memory.now(), claimedBy: null, seq, outcome: found })
    for (const beat of memory.steps.beatsOfAnswer({ probe: row, found, seq, startedAt })) appendHeartbeat(memory, beat)
  }
}

export const freeProbes = (memory: Memory, lives: readonly number[]): void => {
  for (const row of memory.openProbes.values())
    if (row.claimedBy !== null && lives.includes(row.claimedBy))
      Object.assign(row, { dueAt: memory.now(), claimedBy: null })
}

/** As `confirm.fleet.ts`: the other regions of these, where no probe waits already. */
export const confirmElsewhere = (memory: Memory, doubts: readonly In[]): ReadonlySet<string> => {
  const asked = new Set<string>()
  for (const doubt of doubts)
    for (const region of watchedIn(memory, doubt)) {
      if (region === doubt.region || isWaiting(memory, { ...doubt, region })) continue
      insertProbe(memory, { ...doubt, region }, "confirm")
      asked.add(doubt.monitorId)
    }
  return asked
}

/** Asks each region of a monitor that is watched; the first one's id, or null. */
export const requestChecks = (memory: Memory, of: Of): string | null => {
  const ids = watchedIn(memory, of).map((region) => insertProbe(memory, { ...of, region }, "check-now"))
  return ids[0] ?? null
}

const watchedIn = (memory: Memory, of: Of): number[] =>
  [...memory.schedules.values()]
    .filter((row) => isOf(row, of) && row.dueAt !== null)
    .map((row) => row.region)
    .sort((a, b) => a - b)

const isWaiting = (memory: Memory, { tenantId, monitorId, region }: In) =>
  [...memory.openProbes.values()].some(
    (row) => row.tenantId === tenantId && row.monitorId === monitorId && row.region === region,
  )

const insertProbe = (memory: Memory, { tenantId, monitorId, region }: In, why: Why): string => {
  const id = memory.newId()
  const now = memory.now()
  const row: ProbeRow = {
    ...{ tenantId, id, monitorId, region, why, requestedAt: now, dueAt: now, startedAt: null, answeredAt: null },
    ...{ token: 0, claimedBy: null, seq: null, timeoutMs: null, sealedConfig: null, outcome: null },
  }
  memory.probes.push(row)
  memory.openProbes.set(id, row)
  return id
}
