/** What was planned is told, in order, and once: I7 to I9. */
import { keyOf } from "@nightjar/core/standing/move"
import { groupBy } from "@nightjar/kit/group-by"
import { hour } from "@nightjar/kit/time"
import type { DeliveryRow, Tables, TurnRow } from "../record/tables.ts"
import type { Invariant } from "./invariant.ts"

const plannedOf = (turn: TurnRow): string[] =>
  turn.plan && "tell" in turn.plan
    ? turn.plan.tell.map(({ channel, step }) => [keyOf(turn), turn.seq, channel, step].join("/"))
    : []

const writtenAs = (row: DeliveryRow) => [keyOf(row), row.turnSeq, row.channelId, row.step].join("/")

const asPlanned: Invariant = {
  name: "I7",
  about: "The messages of a turn are exactly its plan.",
  find({ turns, deliveries }) {
    const planned = turns.flatMap(plannedOf)
    const written = groupBy(deliveries, writtenAs)
    const missing = planned.filter((key) => written.get(key)?.length !== 1).map((key) => ({ planned: key }))
    const plans = new Set(planned)
    return [...missing, ...deliveries.filter((row) => !plans.has(writtenAs(row)))]
  },
}

/** Longer than the longest wait before another attempt. */
const longestWaitMs = 27 * hour
const mostAttempts = 9

const isAmiss = (row: DeliveryRow) => {
  if (row.state === "waiting")
    return row.settledAt !== null || row.attempts > mostAttempts || row.dueAt > row.createdAt + longestWaitMs
  const isTold = row.state === "delivered" ? row.answer !== null : row.reason !== null
  return row.settledAt === null || row.claimedBy !== null || !isTold
}

const ends: Invariant = {
  name: "I8",
  about: "Each message ends delivered, told with another, or with a reason; none waits for more than its next attempt.",
  find: ({ deliveries }) => deliveries.filter(isAmiss),
}

const threadOf = (row: DeliveryRow) => `${keyOf(row)}/${row.incidentId}/${row.channelId}`

const arrivesInOrder: Invariant = {
  name: "I9",
  about: "The messages of an incident arrived on each channel in the order of its turns.",
  find({ deliveries }: Tables) {
    const told = deliveries.filter(({ state }) => state === "delivered" || state === "combined")
    return [...groupBy(told, threadOf).values()].flatMap((thread) => {
      const inOrder = thread.toSorted((a, b) => a.turnSeq - b.turnSeq || a.step - b.step)
      return inOrder.filter((row, place) => place > 0 && inOrder[place - 1]!.settledAt! > row.settledAt!)
    })
  },
}

export const messages: readonly Invariant[] = [asPlanned, ends, arrivesInOrder]
