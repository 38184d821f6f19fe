import { expect, it } from "vitest"
import { type IncidentEntry, type IncidentTurn, storyOf } from "./story.ts"

const at = (minute: number) => new Date(Date.UTC(2026, 5, 1, 3, minute)).toISOString()
const turn = (minute: number, reason: string) => ({ at: at(minute), reason }) as IncidentTurn
const entry = (minute: number, text: string) => ({ at: at(minute), text }) as IncidentEntry

it("tells turns and people's entries in one column, the newest first, what came of a deed above it", () => {
  const turns = [turn(0, "down"), turn(9, "resolved")]
  const entries = [entry(4, "on it"), entry(9, "resolve")]
  const told = storyOf({ turns, entries }).map((moment) => ("turn" in moment ? moment.turn.reason : moment.entry.text))
  expect(told).toEqual(["resolved", "resolve", "on it", "down"])
})
