import { describe, expect, it } from "vitest"
import { after, minute, rules, verdict } from "../../testing/story.ts"
import { enterMaintenance, judge, resolve } from "./standing.ts"

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
