/** Faults in what is written of a slot. */
import { phaseBuckets } from "@nightjar/core/heartbeat/phases"
import { second } from "@nightjar/kit/time"
import { steps } from "../../record/steps.ts"
import { placeOf } from "../../record/tables.ts"
import type { Fault } from "./fault.ts"

const { completionOf, gapOf, isAfterMark, fold } = steps

const noPhases = phaseBuckets({})

/** The connection ends between two transactions. */
const gone = () => Object.assign(new Error("the connection is gone"), { code: "CONNECTION_CLOSED" })

export const recordingFaults: readonly Fault[] = [
  {
    name: "now instead of the slot",
    foundBy: ["I3"],
    planted: {
      steps: {
        completionOf(attempt, moved, life) {
          const completion = completionOf(attempt, moved, life)
          return { ...completion, beat: { ...completion.beat, slotAt: attempt.startedAt } }
        },
      },
    },
  },
  {
    name: "a next slot counted from the end of the check",
    foundBy: ["I3"],
    planted: {
      steps: {
        completionOf(attempt, moved, life) {
          const completion = completionOf(attempt, moved, life)
          const { advance } = completion
          const nextSlotAt = attempt.endedAt + attempt.terms.intervalMs
          const next = advance.next.attempt > 0 ? advance.next : { ...advance.next, nextSlotAt, dueAt: nextSlotAt }
          return { ...completion, advance: { ...advance, next } }
        },
      },
    },
  },
  {
    name: "a late check that leaves out the slots before it",
    foundBy: ["I1"],
    planted: { steps: { gapOf: () => null } },
  },
  {
    name: "a gap that blames the load and did not measure it",
    foundBy: ["I4"],
    planted: {
      steps: {
        gapOf(completion, lives, backlog) {
          const gap = gapOf(completion, lives, backlog)
          return gap && { ...gap, cause: "overload", backlog: null }
        },
      },
    },
  },
  {
    name: "a gap that blames dead workers whatever happened",
    foundBy: ["I4"],
    planted: {
      steps: {
        gapOf(completion, lives, backlog) {
          const gap = gapOf(completion, lives, backlog)
          return gap && { ...gap, cause: "worker_down" }
        },
      },
    },
  },
  {
    name: "a heartbeat now and then not written",
    foundBy: ["I1"],
    planted: {
      ledger: (ledger, { memory, dice }) => ({
        ...ledger,
        async complete(attempts, life) {
          const results = await ledger.complete(attempts, life)
          const beat = results.find((result) => result !== null)?.beat
          if (beat && dice.once(10)) memory.heartbeats.get(placeOf(beat))!.pop()
          return results
        },
      }),
    },
  },
  {
    name: "a heartbeat now and then written twice",
    foundBy: ["I1", "I2"],
    planted: {
      ledger: (ledger, { memory, dice }) => ({
        ...ledger,
        async complete(attempts, life) {
          const results = await ledger.complete(attempts, life)
          const beat = results.find((result) => result !== null)?.beat
          if (beat && dice.once(10)) memory.heartbeats.get(placeOf(beat))!.push(beat)
          return results
        },
      }),
    },
  },
  {
    name: "two transactions, one for the heartbeat and one for the schedule",
    foundBy: ["I1", "I2"],
    planted: {
      ledger: (ledger, { memory, dice }) => ({
        ...ledger,
        async complete(attempts, life) {
          const before = attempts.map(({ claim }) => ({ ...memory.schedules.get(placeOf(claim)) }))
          const results = await ledger.complete(attempts, life)
          if (!dice.once(15)) return results
          for (const [place, { claim }] of attempts.entries())
            Object.assign(memory.schedules.get(placeOf(claim)) ?? {}, before[place])
          throw gone()
        },
      }),
    },
  },
  {
    name: "a probe among the heartbeats",
    foundBy: ["I1", "I3"],
    planted: {
      steps: {
        beatsOfAnswer: ({ probe: { tenantId, monitorId, region, token }, found, seq, startedAt }) =>
          monitorId === null
            ? []
            : [
                {
                  ...{ tenantId, monitorId, region, slotAt: startedAt, attempt: 0, startedAt, token, seq },
                  ...{ latencyMs: found.latencyMs, phases: noPhases, status: found.status, state: "up" as const },
                },
              ],
      },
    },
  },
  {
    name: "a gap in another tenant's name",
    foundBy: ["I10"],
    planted: {
      steps: {
        gapOf(completion, lives, backlog) {
          const gap = gapOf(completion, lives, backlog)
          return gap && { ...gap, tenantId: gap.tenantId.replace(/.$/, "f") }
        },
      },
    },
  },
  {
    name: "a rollup that counts the newest heartbeat again",
    foundBy: ["I11"],
    planted: {
      steps: { isAfterMark: (beat, mark) => isAfterMark(beat, mark) || beat.slotAt === mark.slotAt },
    },
  },
  {
    name: "a rollup that forgets what was degraded",
    foundBy: ["I11"],
    planted: {
      steps: {
        fold: (bucket, beats) =>
          fold(
            bucket,
            beats.filter(({ status }) => status !== "degraded"),
          ),
      },
    },
  },
  {
    name: "a sign of life that tells another time than the database has",
    foundBy: ["I1", "I4"],
    planted: {
      ledger: (ledger) => ({
        ...ledger,
        async giveSign(life, load) {
          const now = await ledger.giveSign(life, load)
          return now && now + 7 * second
        },
      }),
    },
  },
]
