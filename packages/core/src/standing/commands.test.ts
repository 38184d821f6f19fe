import { describe, expect, it } from "vitest"
import { after, minute, rules, verdict } from "../../testing/story.ts"
import { type Status, statuses } from "../verdict/verdict.ts"
import { enterMaintenance, judge, resolve, resume } from "./standing.ts"

describe("maintenance", () => {
  const from = 5 * minute
  const inMaintenance = (story: readonly Status[]) => enterMaintenance(after(story), from).standing

  it("lets checks go on that decide nothing", () => {
    for (const status of statuses) {
      const judged = judge(inMaintenance(["up"]), verdict(status, 6), rules)!
      expect(judged).toMatchObject({ standing: { state: "maintenance", seq: 3 }, turn: null })
    }
  })

  it("keeps an outage open, and the recovery after it resolves it", () => {
    const entered = enterMaintenance(after(["down", "down"]), from)
    expect(entered.turn).toMatchObject({ from: "down", to: "maintenance", incident: null })
    const left = resume(entered.standing, 8 * minute)
    expect(left.turn).toMatchObject({ from: "maintenance", to: "no_data", since: 8 * minute, incident: null })
    const once = { ...rules, recoveries: 1 }
    expect(judge(left.standing, verdict("up", 9), once)!.turn).toMatchObject({ to: "up", incident: "resolves" })
  })

  it("lets an outage go on that it did not mend, as the same one", () => {
    let standing = resume(inMaintenance(["down", "down"]), 8 * minute).standing
    for (const slot of [9, 10]) standing = judge(standing, verdict("down", slot), rules)!.standing
    expect(standing).toMatchObject({ state: "down", outageSince: minute })
  })

  it("counts from the start again when it is over", () => {
    const left = resume(inMaintenance(["up", "down"]), 8 * minute).standing
    expect(judge(left, verdict("down", 9), rules)!.standing.state).toBe("confirming")
  })
})

describe("a resolution by hand", () => {
  it("ends the outage, and what is still down begins another one", () => {
    const resolved = resolve(after(["down", "down"]), 5 * minute)!
    expect(resolved.turn).toMatchObject({ from: "down", to: "no_data", since: 5 * minute, incident: "resolves" })
    const once = { ...rules, attempts: 1 }
    expect(judge(resolved.standing, verdict("down", 6), once)!.turn).toMatchObject({ to: "down", incident: "opens" })
  })

  it("is nothing where there is no outage", () => {
    expect(resolve(after(["up"]), 5 * minute)).toBeNull()
  })

  it("ends an outage that nothing is known of any more, or that lies under a maintenance", () => {
    const silent = resolve(after(["down", "down", "unknown"]), 5 * minute)!
    expect(silent.turn).toMatchObject({ from: "no_data", to: "no_data", incident: "resolves" })
    const maintained = resolve(enterMaintenance(after(["down", "down"]), 4 * minute).standing, 5 * minute)!
    expect(maintained.turn).toMatchObject({ from: "maintenance", to: "maintenance", incident: "resolves" })
    expect(maintained.standing.since).toBe(4 * minute)
  })
})
