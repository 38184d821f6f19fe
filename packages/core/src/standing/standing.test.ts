import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { after, minute, next, rules, verdict } from "../../testing/story.ts"
import type { State } from "../turn/turn.ts"
import { type Status, statuses } from "../verdict/verdict.ts"
import { judge, newStanding, pause, resume } from "./standing.ts"

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
      flapping: null,
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

  it("waits for a recovery to last where it is told to", () => {
    const patient = { ...rules, recoveries: 1, recoveryMs: 3 * minute }
    const down = ["down", "down"] as const
    expect(after([...down, "up", "up", "up"], patient).state).toBe("confirming")
    expect(next([...down, "up", "up", "up"], "up", patient).turn).toMatchObject({ to: "up", since: 3 * minute })
    expect(after([...down, "up", "up", "down", "up"], patient).state).toBe("confirming")
  })

  it("takes failures of two regions at once for the attempts of one", () => {
    const up = judge(after(["up"]), verdict("up", 1, 2), rules)!.standing
    const one = judge(up, verdict("down", 2, 1), rules)!.standing
    expect(one.state).toBe("confirming")
    expect(judge(one, verdict("down", 2, 2), rules)!.turn).toMatchObject({ to: "down", since: 2 * minute })
    expect(judge(one, verdict("up", 2, 2), rules)!.standing.state).toBe("confirming")
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
          const changes = judged.standing.settled !== standing.settled
          const quietens = standing.flappingSince !== null && judged.standing.flappingSince === null
          expect(judged.turn !== null).toBe(changes || quietens)
          standing = judged.standing
        }
      }),
    )
  })
})
