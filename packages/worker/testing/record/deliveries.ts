/** Messages taken, settled and freed, as `claim.fleet.ts` and `delivery.fleet.ts` of `delivery` do it. */
import type { ClaimOptions, Errand } from "@nightjar/core/delivery/claim"
import type { Held, Settlement } from "@nightjar/core/delivery/settling"
import { second } from "@nightjar/kit/time"
import type { Memory } from "./memory.ts"
import { type DeliveryRow, isOf } from "./tables.ts"

const leaseMs = 30 * second

const inOrder = (one: DeliveryRow, other: DeliveryRow) => one.turnSeq - other.turnSeq || one.step - other.step

const isWaiting = ({ state }: DeliveryRow) => state === "waiting"

const isOfThread = (row: DeliveryRow, of: DeliveryRow) =>
  isOf(row, of) && row.channelId === of.channelId && row.incidentId === of.incidentId

/** What waits in the thread of a message, in its order. */
export const waitingOf = (memory: Memory, of: DeliveryRow): DeliveryRow[] =>
  memory.deliveries.filter((row) => isWaiting(row) && isOfThread(row, of)).sort(inOrder)

export const claimDeliveries = (memory: Memory, { life, batch, perChannel, full }: ClaimOptions): Errand[] => {
  const now = memory.now()
  const due = memory.deliveries
    .filter((row) => isWaiting(row) && row.dueAt <= now && !full.channels.includes(row.channelId))
    .filter((row) => !full.types.includes(memory.channels.get(row.channelId)!.type))
    .filter((row) => memory.steps.isNext(row, waitingOf(memory, row)))
    .sort((one, other) => one.dueAt - other.dueAt)
  const counts = new Map<string, number>()
  const shared = due.filter(({ channelId }) => {
    counts.set(channelId, (counts.get(channelId) ?? 0) + 1)
    return counts.get(channelId)! <= perChannel
  })
  return shared.slice(0, batch).map((row) => {
    const along = waitingOf(memory, row).find((other) => inOrder(other, row) > 0)
    const isTogether = /down|no_data/.test(row.message.type) && along?.message.type === "monitor.recovered"
    const rows = isTogether ? [row, along!] : [row]
    for (const each of rows) take(each, life, now)
    return errandOf(memory, rows)
  })
}

const take = (row: DeliveryRow, life: number, now: number) => {
  row.token++
  row.attempts++
  if (row.claimedBy !== null) row.unanswered++
  row.claimedBy = life
  row.dueAt = now + leaseMs
}

const errandOf = (memory: Memory, rows: readonly DeliveryRow[]): Errand => {
  const { type, config, disabledAt, deletedAt } = memory.channels.get(rows[0]!.channelId)!
  const off = deletedAt ? "The channel was deleted." : disabledAt ? "The channel is switched off." : null
  const [first, ...rest] = rows.map((row) => heldOf(memory, row)) as [Held, ...Held[]]
  return { held: [first, ...rest], channel: { type, config: off ? null : config, off }, slug: rows[0]!.tenantId }
}

const heldOf = (memory: Memory, { createdAt, ...row }: DeliveryRow): Held => {
  const { tenantId, id, channelId, monitorId, token, attempts, message } = row
  return { tenantId, id, channelId, monitorId, token, attempts, ageMs: memory.now() - createdAt, message }
}

export const settleDeliveries = (memory: Memory, settlements: readonly Settlement[]): Settlement[] => {
  const now = memory.now()
  const stored = settlements.flatMap((settlement) => {
    const row = memory.deliveries.find(({ id }) => id === settlement.held.id)
    return row && memory.steps.holdsDelivery(row, settlement.held.token) ? [{ row, settlement }] : []
  })
  for (const { row, settlement } of stored) {
    const { state, reason, answer, unanswered, waitMs } = settlement
    Object.assign(row, { state, reason, claimedBy: null, answer: answer ?? row.answer, dueAt: now + (waitMs ?? 0) })
    row.unanswered += Number(unanswered)
    row.settledAt = state === "waiting" ? null : now
  }
  for (const { row } of stored) pace(memory, row)
  return stored.map(({ settlement }) => settlement)
}

/** What waits behind a message is due with it, or at once when that is done. */
const pace = (memory: Memory, row: DeliveryRow) => {
  for (const behind of waitingOf(memory, row))
    if (behind.turnSeq > row.turnSeq && behind.claimedBy === null)
      behind.dueAt = isWaiting(row) ? row.dueAt : memory.now()
}

/** Nobody knows whether an ended life has sent what it held. */
export const freeDeliveries = (memory: Memory, lives: readonly number[]): void => {
  for (const row of memory.deliveries) {
    if (!isWaiting(row) || row.claimedBy === null || !lives.includes(row.claimedBy)) continue
    Object.assign(row, { dueAt: memory.now(), claimedBy: null, unanswered: row.unanswered + 1 })
  }
}

export const countWaiting = (memory: Memory): { due: number; later: number } => {
  const free = memory.deliveries.filter((row) => isWaiting(row) && row.claimedBy === null)
  const due = free.filter((row) => row.dueAt <= memory.now()).length
  return { due, later: free.length - due }
}
