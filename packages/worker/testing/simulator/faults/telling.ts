/** Faults in what people are told. */
import { steps } from "../../record/steps.ts"
import type { Fault } from "./fault.ts"

const { outboxOf } = steps

export const tellingFaults: readonly Fault[] = [
  {
    name: "an outbox row that is lost",
    foundBy: ["I7"],
    planted: { steps: { outboxOf: (plan) => outboxOf(plan).slice(1) } },
  },
  {
    name: "an outbox row written twice",
    foundBy: ["I7"],
    planted: { steps: { outboxOf: (plan) => outboxOf(plan).flatMap((planned) => [planned, planned]) } },
  },
  {
    name: "a turn and its messages in two transactions",
    foundBy: ["I7"],
    planted: {
      ledger: (ledger, { memory, dice }) => ({
        ...ledger,
        async complete(attempts, life) {
          const before = memory.deliveries.length
          const results = await ledger.complete(attempts, life)
          if (dice.once(3)) memory.deliveries.length = before
          return results
        },
      }),
    },
  },
  {
    name: "a message of another step than planned",
    foundBy: ["I7"],
    planted: {
      steps: { outboxOf: (plan) => outboxOf(plan).map((planned) => ({ ...planned, step: planned.step + 1 })) },
    },
  },
  {
    name: "a message that overtakes the one before it",
    foundBy: ["I9"],
    planted: { steps: { isNext: (row, waiting) => row === waiting.at(-1) } },
  },
  {
    name: "a message that two workers send",
    foundBy: ["M1"],
    planted: {
      ledger: (ledger) => ({
        ...ledger,
        async claimDeliveries(ask) {
          const errands = await ledger.claimDeliveries(ask)
          return [...errands, ...errands.map((errand) => ({ ...errand }))]
        },
      }),
    },
  },
  {
    name: "a message settled as delivered before it is sent",
    foundBy: ["M1"],
    planted: {
      ledger: (ledger, { dice }) => ({
        ...ledger,
        settleDeliveries: (settlements) =>
          ledger.settleDeliveries(
            settlements.map((settlement) =>
              settlement.state === "waiting" && dice.once(2)
                ? { ...settlement, state: "delivered" as const, waitMs: null }
                : settlement,
            ),
          ),
      }),
    },
  },
  {
    name: "messages of a dead worker that nobody frees",
    foundBy: ["L3"],
    planted: {
      ledger: (ledger, { memory }) => ({
        ...ledger,
        async reap(own) {
          const held = memory.deliveries.map((row) => ({ row, was: { ...row } }))
          const freed = await ledger.reap(own)
          for (const { row, was } of held) Object.assign(row, was)
          return freed
        },
      }),
    },
  },
]
