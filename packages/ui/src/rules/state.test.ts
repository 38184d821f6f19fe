import { expect, test } from "vitest"
import { type State, stateSymbols, states, worstState } from "./state.ts"

test("the worst state is the one that needs a person first", () => {
  const cases: [State[], State][] = [
    [["up", "degraded", "down"], "down"],
    [["up", "paused", "maintenance"], "maintenance"],
    [["confirming", "degraded"], "confirming"],
    [["up", "up"], "up"],
    [["paused"], "paused"],
    [[], "no_data"],
  ]
  for (const [of, worst] of cases) expect(worstState(of)).toBe(worst)
})

test("every state has its own shape and its own rank", () => {
  expect(new Set(Object.values(stateSymbols)).size).toBe(7)
  expect(new Set(states)).toEqual(new Set(Object.keys(stateSymbols)))
})
