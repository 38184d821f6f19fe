import { manualSample, monthlySample, weeklySample } from "@nightjar/core/maintenance/sample"
import type { Timing } from "@nightjar/core/maintenance/timing"
import { newId } from "@nightjar/kit/id"
import { describe, expect, it } from "vitest"
import type { ShownMaintenance } from "../use-maintenance-verbs.ts"
import { draftOf, inputOf, newDraft, parseTiming, problemsOf } from "./draft.ts"

const zone = "Europe/Berlin"
const monitor = { id: newId("monitor"), name: "Shop" }
const shown = (timing: Timing) =>
  ({ ...weeklySample, timing, monitors: [monitor], tags: [], history: [] }) as unknown as ShownMaintenance

const timings: Timing[] = [
  manualSample.timing,
  weeklySample.timing,
  { ...weeklySample.timing, startsOn: "2026-11-01", endsOn: "2027-02-28" },
  monthlySample.timing,
  { strategy: "single", from: "2026-11-20T22:00", to: "2026-11-21T02:00" },
  { strategy: "cron", expression: "30 2 * * 1-5", durationMinutes: 45 },
  { strategy: "interval", everyDays: 3, at: "02:00", durationMinutes: 90, startsOn: "2026-11-20" },
]

describe("a draft", () => {
  it.each(timings)("of $strategy goes back as it came", (timing) => {
    const draft = draftOf(shown(timing), "2026-11-20")
    expect(parseTiming(draft)).toEqual(timing)
    const { description, ...words } = weeklySample
    expect(inputOf(draft, "UTC")).toMatchObject({ ...words, timing, monitors: [monitor.id], tags: [] })
  })

  it("that is new takes the viewer's zone, and lacks a title and what it covers", () => {
    const draft = newDraft("weekdays", "2026-11-20")
    expect(inputOf(draft, zone).timeZone).toBe(zone)
    expect(problemsOf(draft, zone)).toEqual({
      title: "must not be empty",
      monitors: "Choose at least one monitor or tag",
    })
  })

  it("keeps the fields of a strategy while another one is tried", () => {
    const draft = { ...draftOf(shown(weeklySample.timing), "2026-11-20"), strategy: "manual" as const }
    expect(parseTiming({ ...draft, strategy: "weekdays" })).toEqual(weeklySample.timing)
  })

  it.each([
    [
      "an empty duration",
      { strategy: "interval", startsOn: "2026-11-20", durationMinutes: "" },
      "timing.durationMinutes",
    ],
    ["no first day", { strategy: "interval", startsOn: "" }, "timing.startsOn"],
    ["an end before the beginning", { strategy: "single", ends: "2026-11-20T21:00" }, "timing.to"],
    ["no expression", { strategy: "cron" }, "timing.expression"],
    ["no day of the week", { strategy: "weekdays", weekdays: [] }, "timing.days"],
  ] as const)("says at its field that there is %s", (_, change, field) => {
    const draft = { ...newDraft("single", "2026-11-20"), title: "Night", monitors: [monitor], ...change, weekdays: [] }
    expect(Object.keys(problemsOf(draft, zone))).toEqual([field])
    expect(parseTiming(draft)).toBeNull()
  })
})
