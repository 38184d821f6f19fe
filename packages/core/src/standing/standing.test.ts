import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { State } from "../turn/turn.ts"
import { type Status, statuses, type Verdict } from "../verdict/verdict.ts"
import { judge, newStanding, pause, type Rules, resume, type Standing } from "./standing.ts"

const minute = 60_000
const rules: Rules = { attempts: 2, recoveries: 2, freshMs: 3 * minute }
const verdict = (status: Status, slot: number, region = 1): Verdict => ({
  region,
  status,
  slotAt: slot * minute,
  at: slot * minute + 7,
})

/** Verdicts of one region, a minute apart, from minute 1 on. */
const after = (story: readonly Status[], rule = rules): Standing =>
  story.reduce((standing, status, i) => judge(standing, verdict(status, i + 1), rule)!.standing, newStanding(0))

const next = (story: readonly Status[], status: Status, rule = rules) =>
  judge(after(story, rule), verdict(status, story.length + 1), rule)!

/** A story that leads to each state, and where one more verdict takes it (two attempts, two recoveries). */
const table: Record<string, { story: Status[]; to: Record<Status, State> }> = {
  "no_data (new)": {
    story: [],
    to: { up: "up", degraded: "degraded", down: "confirming", unknown: "no_data", blocked: "no_data" },
  },
  up: {
    story: ["up"],
    to: { up: "up", degraded: "degraded", down: "confirming", unknown: "no_data", blocked: "no_data" },
  },
  degraded: {
    story: ["degraded"],
    to: { up: "up", degraded: "degraded", down: "confirming", unknown: "no_data", blocked: "no_data" },
  },
  "confirming an outage": {
    story: ["up", "down"],
    to: { up: "up", degraded: "degraded", down: "down", unknown: "no_data", blocked: "no_data" },
  },
  down: {
    story: ["down", "down"],
    to: { up: "confirming", degraded: "confirming", down: "down", unknown: "no_data", blocked: "no_data" },
  },
  "confirming a recovery": {
    story: ["down", "down", "up"],
    to: { up: "up", degraded: "degraded", down: "down", unknown: "no_data", blocked: "no_data" },
  },
  "degraded in an outage": {
    story: ["down", "down", "up", "degraded"],
    to: { up: "up", degraded: "degraded", down: "confirming", unknown: "no_data", blocked: "no_data" },
  },
  "no_data in an outage": {
    story: ["down", "down", "unknown"],
    to: { up: "confirming", degraded: "confirming", down: "confirming", unknown: "no_data", blocked: "no_data" },
  },
}

describe("judge", () => {
  for (const [name, { story, to }] of Object.entries(table))
    for (const status of statuses)
      it(`takes ${name} and ${status} to ${to[status]}`, () => {
        expect(next(story, status).standing.state).toBe(to[status])
      })

  it("says nothing of a paused monitor", () => {
    for (const status of statuses)
      expect(judge(pause(after(["up"]), 5 * minute).standing, verdict(status, 9), rules)).toBeNull()
  })

  it("dates an outage from its first failing slot and a recovery from its first good one", () => {
    expect(next(["up", "down"], "down").turn).toEqual({
      seq: 3,
      at: 3 * minute + 7,
      since: 2 * minute,
      from: "up",
      to: "down",
      incident: "opens",
    })
    expect(next(["up", "down", "down", "up"], "up").turn).toMatchObject({ since: 4 * minute, incident: "resolves" })
  })

  it("forgets a failure that was not confirmed", () => {
    const back = next(["up", "down"], "up")
    expect(back.turn).toBeNull()
    expect(back.standing).toMatchObject({ state: "up", since: minute, outageSince: null })
  })

  it("keeps the incident open while it is slow or nothing is known, and ends it when it is up", () => {
    const slow = after(["down", "down", "up", "degraded"])
    expect(slow.outageSince).toBe(minute)
    expect(judge(slow, verdict("up", 5), rules)!.turn).toMatchObject({ to: "up", incident: "resolves" })
    expect(next(["down", "down", "unknown", "up"], "up").turn).toMatchObject({ from: "no_data", incident: "resolves" })
    expect(next(["down", "down", "unknown", "down"], "down").turn).toMatchObject({ to: "down", incident: null })
  })

  it("drops a verdict that is older than the newest of its region", () => {
    expect(judge(after(["up", "up"]), verdict("down", 1), rules)).toBeNull()
  })

  it("drops what was asked before the monitor was resumed", () => {
    const resumed = resume(pause(after(["up"]), 5 * minute).standing, 9 * minute).standing
    expect(judge(resumed, verdict("down", 8), rules)).toBeNull()
  })

  it("ends an outage by a pause, and starts again from no data", () => {
    const paused = pause(after(["down", "down"]), 5 * minute)
    expect(paused.turn).toMatchObject({ from: "down", to: "paused", incident: "resolves" })
    expect(resume(paused.standing, 6 * minute)).toMatchObject({
      standing: { state: "no_data", runs: {}, outageSince: null },
      turn: { from: "paused", to: "no_data", incident: null },
    })
  })

  it("asks two of three regions, and calls one alone degraded", () => {
    const once = { ...rules, attempts: 1 }
    const story = [verdict("up", 1, 1), verdict("up", 1, 2), verdict("up", 1, 3), verdict("down", 2, 1)]
    const one = story.reduce((standing, v) => judge(standing, v, once)!.standing, newStanding(0))
    expect(one.state).toBe("degraded")
    expect(judge(one, verdict("down", 2, 2), once)!.standing.state).toBe("down")
  })

  it("stops listening to a region that has been silent", () => {
    const once = { ...rules, attempts: 1 }
    const early = judge(newStanding(0), verdict("up", 1, 2), once)!.standing
    expect(judge(early, verdict("down", 9, 1), once)!.standing.state).toBe("down")
  })

  it("never opens an incident twice, and opens one exactly when an outage begins", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...statuses), { maxLength: 60 }), (story) => {
        let standing = newStanding(0)
        for (const [i, status] of story.entries()) {
          const judged = judge(standing, verdict(status, i + 1), rules)!
          const opened = standing.outageSince === null && judged.standing.outageSince !== null
          const ended = standing.outageSince !== null && judged.standing.outageSince === null
          expect(judged.turn?.incident ?? null).toBe(opened ? "opens" : ended ? "resolves" : null)
          expect(judged.standing.seq).toBe(standing.seq + 1)
          expect(judged.turn === null).toBe(judged.standing.settled === standing.settled)
          standing = judged.standing
        }
      }),
    )
  })
})
