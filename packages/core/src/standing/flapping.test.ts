import { describe, expect, it } from "vitest"
import { minute, rules, verdict } from "../../testing/story.ts"
import type { Status } from "../verdict/verdict.ts"
import { flapping, judge, newStanding, type Rules } from "./standing.ts"

describe("flapping", () => {
  const once: Rules = { ...rules, attempts: 1, recoveries: 1 }
  const marks = (story: readonly Status[]) => {
    let standing = newStanding(0)
    return story.map((status, i) => {
      const judged = judge(standing, verdict(status, i + 1), once)!
      standing = judged.standing
      return judged.turn?.flapping
    })
  }
  const restless: Status[] = ["down", "up", "down", "up", "down"]
  const quietMinutes = flapping.withinMs / minute

  it("begins with the last of too many turns, and lasts", () => {
    expect(marks([...restless, "up", "degraded"])).toEqual([null, null, null, null, "begins", "lasts", "lasts"])
  })

  it("ends when it has been quiet for long, with a turn that says where it came to rest", () => {
    const rest = Array.from({ length: quietMinutes + 1 }, (): Status => "down")
    const told = marks([...restless, ...rest])
    expect(told.slice(restless.length)).toEqual([...rest.slice(1).map(() => undefined), "ends"])
  })

  it("does not come of turns that are far apart", () => {
    const slow = restless.flatMap((status) => Array.from({ length: quietMinutes / 4 + 1 }, () => status))
    expect(marks(slow)).not.toContain("begins")
  })
})
