import { expect, test } from "vitest"
import { sparkPath, stack } from "./series.ts"

test("phases stand on each other", () => {
  expect(
    stack([
      [1, 2],
      [3, 4],
      [5, 6],
    ]),
  ).toEqual([
    [1, 2],
    [4, 6],
    [9, 12],
  ])
})

test("a missing phase leaves a hole in everything above it", () => {
  expect(
    stack([
      [1, null],
      [2, 2],
    ]),
  ).toEqual([
    [1, null],
    [3, null],
  ])
})

test("a spark line spans its box and breaks where nothing was measured", () => {
  expect(sparkPath([0, 5, 10], 100, 20)).toBe("M0 20L50 10L100 0")
  expect(sparkPath([10, null, 10], 100, 20)).toBe("M0 0M100 0")
  expect(sparkPath([], 100, 20)).toBe("")
  expect(sparkPath([0], 100, 20)).toBe("M0 20")
})
