import { expect, it } from "vitest"
import { failingApart, freshOf, nextRun, type Run, type Status, upsideDown, vote } from "./verdict.ts"

const run = (status: Status, at = 0): Run => ({ status, slotAt: at, at, count: 1, since: at })

it("inverts what is known, and nothing else", () => {
  const statuses: Status[] = ["up", "degraded", "down", "unknown", "blocked"]
  expect(statuses.map(upsideDown)).toEqual(["down", "down", "up", "unknown", "blocked"])
})

it("counts verdicts of a kind in a row, from the first of them", () => {
  const first = nextRun(undefined, { region: 1, status: "up", slotAt: 10, at: 11 })
  const second = nextRun(first, { region: 1, status: "degraded", slotAt: 20, at: 21 })
  expect(second).toEqual({ status: "degraded", slotAt: 20, at: 21, count: 2, since: 10 })
  expect(nextRun(second, { region: 1, status: "down", slotAt: 30, at: 31 })).toMatchObject({ count: 1, since: 30 })
})

it.each<[Status[], string]>([
  [["up"], "up"],
  [["down"], "down"],
  [["unknown"], "no_data"],
  [["unknown", "blocked"], "no_data"],
  [["unknown", "down"], "down"],
  [["up", "down"], "degraded"],
  [["down", "down"], "down"],
  [["up", "down", "down"], "down"],
  [["up", "up", "down"], "degraded"],
  [["up", "up", "down", "down"], "degraded"],
  [["up", "degraded", "up"], "degraded"],
  [[], "no_data"],
])("votes %j as %s", (statuses, verdict) => {
  expect(vote(statuses.map((status) => run(status)))).toBe(verdict)
})

it("asks for a quorum where so many regions know, and is content with all of them where fewer do", () => {
  const failing = (count: number) => Array.from({ length: count }, () => run("down"))
  expect(vote([...failing(2), run("up")], 3)).toBe("degraded")
  expect(vote([...failing(3), run("up")], 3)).toBe("down")
  expect(vote([...failing(2), run("unknown")], 3)).toBe("down")
})

it("lets a region vote only while its verdict is fresh", () => {
  expect(freshOf({ 1: run("up", 5), 2: run("down", 50) }, 10)).toEqual([run("down", 50)])
})

it("names the regions that fail while others do not, as long as they are heard of", () => {
  const runs = { 1: run("up", 100), 2: run("down", 100), 3: run("down", 10), 4: run("unknown", 100) }
  expect(failingApart(runs, 50)).toEqual([2])
  expect(failingApart({ 1: run("down", 100), 2: run("down", 100) }, 50)).toEqual([])
  expect(failingApart({ 1: run("down", 100), 2: run("up", 10) }, 50)).toEqual([])
})
