/** Faults in how slots are taken, held and freed. */
import { second } from "@nightjar/kit/time"
import { placeOf } from "../../record/tables.ts"
import type { Fault } from "./fault.ts"

const same = (token: number) => token

export const claimingFaults: readonly Fault[] = [
  {
    name: "a lease that lasts no time",
    foundBy: ["L1"],
    planted: { steps: { leaseEnd: (dueAt) => dueAt } },
  },
  {
    name: "a lease that ends before the longest check",
    foundBy: ["L1"],
    planted: { steps: { leaseEnd: (dueAt) => dueAt + second } },
  },
  {
    name: "a claim without a token of its own",
    foundBy: ["I2"],
    planted: { steps: { tokenAfter: same } },
  },
  {
    name: "no token check",
    foundBy: ["I1", "I3"],
    planted: { steps: { holds: (row, claim) => row.nextSlotAt === claim.nextSlotAt && row.attempt === claim.attempt } },
  },
  {
    name: "no check of what is held at all",
    foundBy: ["I1"],
    planted: { steps: { holds: () => true } },
  },
  {
    name: "a pause or an edit that leaves the token",
    foundBy: ["I1", "I3"],
    planted: { steps: { tokenAfterStop: same } },
  },
  {
    name: "a release that asks for no token",
    foundBy: ["L1"],
    planted: {
      ledger: (ledger, { memory }) => ({
        ...ledger,
        release: (claims) =>
          ledger.release(
            claims.map((claim) => ({ ...claim, token: memory.schedules.get(placeOf(claim))?.token ?? claim.token })),
          ),
      }),
    },
  },
  {
    name: "everybody else taken for dead",
    foundBy: ["L2"],
    planted: { steps: { hasEnded: () => true } },
  },
  {
    name: "a worker taken for dead after a second",
    foundBy: ["L2"],
    planted: { steps: { hasEnded: (life, now, hasSession) => life.seenAt < now - 1.2 * second || !hasSession } },
  },
  {
    name: "slots of a dead worker that nobody frees",
    foundBy: ["L3"],
    planted: {
      ledger: (ledger, { memory }) => ({
        ...ledger,
        async reap(own) {
          const held = [...memory.schedules.values()].map((row) => ({ row, was: { ...row } }))
          await ledger.reap(own)
          for (const { row, was } of held) Object.assign(row, was)
          return 0
        },
      }),
    },
  },
  {
    name: "a restart that loses what was held",
    foundBy: ["S1"],
    planted: { steps: { freedAt: () => null } },
  },
  {
    name: "a quarantine that never begins",
    foundBy: ["L6"],
    planted: {
      ledger: (ledger) => ({
        ...ledger,
        claim: async (ask) =>
          (await ledger.claim(ask)).map(({ claim, monitor }) => ({ claim: { ...claim, failures: 1 }, monitor })),
      }),
    },
  },
  {
    name: "a quarantine after the first death",
    foundBy: ["L5"],
    planted: {
      ledger: (ledger) => ({
        ...ledger,
        async claim(ask) {
          const tasks = await ledger.claim(ask)
          return tasks.map(({ claim, monitor }) => ({
            claim: { ...claim, failures: claim.failures > 0 ? 3 : 0 },
            monitor,
          }))
        },
      }),
    },
  },
  {
    name: "a probe that is answered by who holds it no more",
    foundBy: ["L4"],
    planted: { steps: { holdsProbe: (row) => row.answeredAt === null } },
  },
]
