import { expect, test } from "vitest"
import { states } from "./state.ts"
import { stateShapes, stateSvg } from "./state-shape.ts"

test("no two states have the same shape", () => {
  expect(new Set(Object.values(stateShapes).map((shape) => JSON.stringify(shape))).size).toBe(states.length)
})

test("a shape stands alone as a document in one colour", () => {
  for (const state of states) {
    const svg = stateSvg(state, "#123456")
    expect(svg).toMatch(/^<svg xmlns=.*<\/svg>$/)
    expect(svg).toContain("#123456")
    expect(svg).not.toMatch(/var\(|currentColor|undefined/)
  }
})
