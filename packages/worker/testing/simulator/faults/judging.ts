/** Faults in what a verdict does to a standing, and in what follows of it. */
import { steps } from "../../record/steps.ts"
import type { Fault } from "./fault.ts"

const { judgeAll, rewrite } = steps

export const judgingFaults: readonly Fault[] = [
  {
    name: "a turn that is lost",
    foundBy: ["I5", "I5b", "I5c", "I6"],
    planted: { steps: { judgeAll: (before, move) => ({ ...judgeAll(before, move), turns: [] }) } },
  },
  {
    name: "a region that decides alone, whatever the quorum",
    foundBy: ["I5"],
    planted: {
      steps: {
        judgeAll(before, move) {
          const own = before.runs[move.verdicts[0]!.region]
          return judgeAll({ ...before, runs: own ? { [move.verdicts[0]!.region]: own } : {} }, move)
        },
      },
    },
  },
  {
    name: "an outage without a retry",
    foundBy: ["I5"],
    planted: {
      steps: { judgeAll: (before, move) => judgeAll(before, { ...move, rules: { ...move.rules, attempts: 1 } }) },
    },
  },
  {
    name: "a region that votes however long it was silent",
    foundBy: ["I5"],
    planted: {
      steps: {
        judgeAll: (before, move) =>
          judgeAll(before, { ...move, rules: { ...move.rules, freshMs: Number.POSITIVE_INFINITY } }),
      },
    },
  },
  {
    name: "no data that counts as down",
    foundBy: ["I5"],
    planted: {
      steps: {
        judgeAll: (before, move) =>
          judgeAll(before, {
            ...move,
            verdicts: move.verdicts.map((one) => (one.status === "unknown" ? { ...one, status: "down" } : one)),
          }),
      },
    },
  },
  {
    name: "a late verdict judged as if it were new",
    foundBy: ["I5"],
    planted: {
      steps: {
        judgeAll(before, move) {
          const newest = Math.max(0, ...Object.values(before.runs).map((run) => run.at))
          const verdicts = move.verdicts.map((one) => ({ ...one, at: Math.max(one.at, newest) }))
          return judgeAll(before, { ...move, verdicts })
        },
      },
    },
  },
  {
    name: "an outage that begins where the state before it did not end",
    foundBy: ["I5", "I5c"],
    planted: { steps: { rewrite: (spans, turn) => rewrite(spans, { ...turn, since: turn.since + 1 }) } },
  },
  {
    name: "groups that do not follow their members",
    foundBy: ["I5e"],
    planted: { steps: { judgeGroups: () => [] } },
  },
  {
    name: "an incident for each turn of an outage",
    foundBy: ["I6"],
    planted: { steps: { opens: (turn) => turn.incident === "opens" || turn.to === "down" || turn.flapping !== null } },
  },
  {
    name: "an outage without an incident",
    foundBy: ["I6"],
    planted: { steps: { opens: () => false } },
  },
  {
    name: "a recovery that leaves its incident open",
    foundBy: ["I6"],
    planted: { steps: { resolves: () => false } },
  },
  {
    name: "a recovery that resolves the incidents of the past again",
    foundBy: ["I6"],
    planted: { steps: { resolves: () => true } },
  },
]
