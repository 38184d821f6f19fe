import { expect, test } from "vitest"
import { barPieces, columnAt, columnBox, newest } from "./bars.ts"
import { states } from "./state.ts"

test("every state has a silhouette of its own", () => {
  const silhouettes = states.map((state) => JSON.stringify(barPieces(state)))
  expect(new Set(silhouettes).size).toBe(states.length)
})

test("pieces stay inside the bar, and only down fills it", () => {
  for (const state of states) {
    for (const { top, height } of barPieces(state)) {
      expect(top).toBeGreaterThanOrEqual(0)
      expect(top + height).toBeLessThanOrEqual(100)
    }
    const solid = barPieces(state).some((piece) => piece.height === 100)
    expect(solid).toBe(state === "down")
  }
})

test("an up bar is solid from below, as far as it was watched", () => {
  const [ghost, watched] = barPieces("up", 0.5)
  expect(ghost?.faint).toBe(true)
  expect(watched?.height).toBe(36)
  expect(watched!.top + watched!.height).toBeCloseTo(ghost!.top + ghost!.height)
})

test("columns share the width without touching", () => {
  const boxes = Array.from({ length: 90 }, (_, index) => columnBox(index, 90))
  for (const [index, box] of boxes.entries()) {
    const next = boxes[index + 1]?.x ?? 100
    expect(box.x).toBeGreaterThanOrEqual(0)
    expect(box.x + box.width).toBeLessThan(next)
  }
})

test("a pointer finds the column below it, also at and beyond the edges", () => {
  expect(columnAt(0, 300, 30)).toBe(0)
  expect(columnAt(155, 300, 30)).toBe(15)
  expect(columnAt(300, 300, 30)).toBe(29)
  expect(columnAt(-5, 300, 30)).toBe(0)
})

test("missing columns stand in front", () => {
  expect(newest([1, 2], 4)).toEqual([null, null, 1, 2])
  expect(newest([1, 2, 3], 2)).toEqual([2, 3])
})
