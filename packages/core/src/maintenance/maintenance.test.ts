import { newId } from "@nightjar/kit/id"
import { hour } from "@nightjar/kit/time"
import { describe as about, expect, it } from "vitest"
import { manualSample, monthlySample, weeklySample } from "./maintenance.sample.ts"
import { describe, maintenanceInput, outlookOf } from "./maintenance.ts"
import type { Timing } from "./timing.ts"

const monitors = [newId("monitor")]

about("a maintenance", () => {
  it.each([manualSample, weeklySample, monthlySample])("may be $title", (sample) => {
    expect(maintenanceInput.parse({ ...sample, monitors })).toMatchObject(sample)
  })

  it.each<[string, object, string]>([
    ["covers nothing", { monitors: [] }, "monitors: Choose at least one monitor or tag"],
    ["is nowhere", { timeZone: "Mars/Olympus" }, "timeZone: is not known; write it as Europe/Berlin"],
    ["has no title", { title: " " }, "title: must not be empty"],
    ["holds another noun's id", { tags: monitors }, "tags.0: must be an id that starts with tag_"],
  ])("is refused when it %s", (_, change, sentence) => {
    const [issue] = maintenanceInput.safeParse({ ...weeklySample, monitors, ...change }).error?.issues ?? []
    expect(`${issue?.path.join(".")}: ${issue?.message}`).toContain(sentence)
  })
})

about("an outlook", () => {
  const never = { startedAt: null, endedAt: null }
  const at = Date.parse("2026-11-22T21:30Z")

  it("tells what runs, and what follows it", () => {
    const { phase, window, next } = outlookOf({ ...weeklySample, ...never }, at, 2)
    expect([phase, window?.from, next.length]).toEqual(["running", at - hour / 2, 2])
    expect(next[0]!.from - window!.from).toBe(7 * 24 * hour)
  })

  it("tells what comes, what waits for a hand, and what is over", () => {
    const single = { strategy: "single", from: "2026-11-20T22:00", to: "2026-11-21T02:00" } as const
    const phaseOf = (timing: Timing, moment: number) =>
      outlookOf({ timing, timeZone: "UTC", ...never }, moment, 1).phase
    expect(phaseOf(single, Date.parse("2026-11-20T21:59Z"))).toBe("upcoming")
    expect(phaseOf(single, Date.parse("2026-11-21T02:00Z"))).toBe("past")
    expect(phaseOf({ strategy: "manual" }, at)).toBe("ready")
  })
})

about("a description", () => {
  const weekly = { strategy: "weekdays", from: "22:00", to: "02:00" } as const

  it.each<[string, Timing, object]>([
    ["in the order of the week", { ...weekly, days: ["friday", "monday"] }, { days: ["monday", "friday"] }],
    [
      "as workdays",
      { ...weekly, days: ["friday", "monday", "tuesday", "thursday", "wednesday"] },
      { days: "workdays" },
    ],
    ["as a weekend", { ...weekly, days: ["saturday", "sunday"] }, { days: "weekend" }],
    ["as overnight", { ...weekly, days: ["monday"] }, { isOvernight: true }],
    [
      "with the last day apart",
      { strategy: "monthdays", days: ["last", 15, 1, 1], from: "01:00", to: "05:00" },
      { days: [1, 15], last: true, isOvernight: false, startsOn: null, endsOn: null },
    ],
  ])("tells days %s", (_, timing, description) => {
    expect(describe(timing)).toMatchObject(description)
  })
})
