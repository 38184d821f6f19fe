import { expect, it } from "vitest"
import { coverageOf, ranCharacters } from "./coverage.mjs"

const file = (hits: Record<number, number>) => ({
  statementMap: Object.fromEntries(Object.keys(hits).map((line) => [line, { start: { line: Number(line) } }])),
  s: Object.fromEntries(Object.entries(hits)),
})

it("counts a line that ran in a test or in a program that it started", () => {
  const files = {
    "/house/a.ts": file({ 1: 1, 2: 0, 3: 0, 4: 0 }),
    "/house/b.ts": file({ 1: 5 }),
    "/house/types.ts": file({}),
  }
  const elsewhere = new Map([["/house/a.ts", new Set([3, 99])]])
  expect(coverageOf(files, elsewhere, "/house")).toEqual({ percent: 60, low: [{ file: "a.ts", percent: 50 }] })
})

it("names the files under the goal, the worst first", () => {
  const files = { "/house/a.ts": file({ 1: 1, 2: 0 }), "/house/b.ts": file({ 1: 0 }), "/house/c.ts": file({ 1: 1 }) }
  expect(coverageOf(files, new Map(), "/house").low.map(({ file }) => file)).toEqual(["b.ts", "a.ts"])
})

it("believes inner ranges over outer ones", () => {
  const ranges = [
    { startOffset: 4, endOffset: 6, count: 1 },
    { startOffset: 0, endOffset: 10, count: 1 },
    { startOffset: 2, endOffset: 8, count: 0 },
  ]
  expect([...ranCharacters(10, ranges)]).toEqual([1, 1, 0, 0, 1, 1, 0, 0, 1, 1])
})
