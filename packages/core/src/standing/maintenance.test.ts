import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Status, statuses, type Verdict } from "../verdict/verdict.ts"
import { enterMaintenance, judge, newStanding, type Rules, resume, type Standing } from "./standing.ts"

const minute = 60_000
const rules: Rules = { attempts: 2, recoveries: 1, recoveryMs: 0, quorum: 1, freshMs: 3 * minute }
const verdict = (status: Status, slot: number): Verdict => ({
  region: 1,
  status,
  slotAt: slot * minute,
  at: slot * minute,
})

type Step = Status | "enter" | "leave"

/** Step n happens in minute n. */
const follow = (story: readonly Step[], from = newStanding(0), at = 1) => {
  const turns = []
  let standing: Standing = from
  for (const [i, step] of story.entries()) {
    const now = (at + i) * minute
    const moved =
      step === "enter" || step === "leave" ? order[step](standing, now) : judge(standing, verdict(step, at + i), rules)
    if (!moved) throw new Error(`${step} was not judged`)
    standing = moved.standing
    if (moved.turn) turns.push(moved.turn)
  }
  return { standing, turns }
}
const order = { enter: enterMaintenance, leave: resume }

describe("maintenance", () => {
  it("DOWN → MAINTENANCE → UP resolves the incident that was open, and the recovery is told", () => {
    const { standing, turns } = follow(["down", "down", "enter", "up", "leave", "up"])
    expect(turns.map(({ from, to, incident }) => [from, to, incident])).toEqual([
      ["no_data", "down", "opens"],
      ["down", "maintenance", null],
      ["maintenance", "no_data", null],
      ["no_data", "up", "resolves"],
    ])
    expect(turns.at(-1)).toMatchObject({ seq: 6, since: 6 * minute })
    expect(standing.outageSince).toBeNull()
  })

  it("DOWN → MAINTENANCE → DOWN goes on with the same incident", () => {
    const { standing, turns } = follow(["down", "down", "enter", "leave", "down", "down"])
    expect(turns.map(({ to, incident }) => [to, incident])).toEqual([
      ["down", "opens"],
      ["maintenance", null],
      ["no_data", null],
      ["down", null],
    ])
    expect(standing).toMatchObject({ state: "down", outageSince: minute, since: 5 * minute })
  })

  it("UP → MAINTENANCE → DOWN is an outage since the first failing slot after it, however much failed before", () => {
    const { turns } = follow(["up", "enter", "down", "down", "down", "leave", "down", "down"])
    expect(turns.at(-1)).toMatchObject({ from: "no_data", to: "down", since: 7 * minute, incident: "opens" })
  })

  it("forgets a failure that was being confirmed", () => {
    const { standing } = follow(["up", "down", "enter", "leave", "down"])
    expect(standing.state).toBe("confirming")
  })

  it("drops a check that began before it was entered or left", () => {
    const { standing } = follow(["up", "enter"])
    expect(judge(standing, verdict("down", 1), rules)).toBeNull()
    expect(judge(resume(standing, 5 * minute).standing, verdict("down", 4), rules)).toBeNull()
  })

  it("keeps whatever is found as the newest of its region, and turns nothing", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...statuses), { minLength: 1, maxLength: 20 }), (found) => {
        const before = follow(["up", "enter"]).standing
        const { standing, turns } = follow(found, before, 3)
        expect(turns).toEqual([])
        expect(standing).toMatchObject({ state: "maintenance", settled: "maintenance", seq: 2 + found.length })
        expect(standing.runs[1]).toMatchObject({ status: found.at(-1) })
      }),
    )
  })
})
