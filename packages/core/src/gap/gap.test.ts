import { expect, it } from "vitest"
import { causeOf, type Life } from "./gap.ts"

const life = (from: number, to: number, change: Partial<Life> = {}): Life => ({
  from,
  to,
  died: false,
  after: "start",
  ...change,
})

it.each<[string, Life[], string]>([
  ["nobody lived", [], "worker_down"],
  ["somebody lived all the time", [life(0, 500)], "overload"],
  ["two took turns", [life(150, 400), life(0, 160)], "overload"],
  ["the only one died", [life(0, 150)], "worker_down"],
  ["one came late", [life(150, 400)], "worker_down"],
  ["one died and another came later", [life(0, 150), life(180, 400)], "worker_down"],
  ["one of two died with what it held", [life(0, 150, { died: true }), life(0, 400)], "worker_down"],
  ["the database was gone", [life(0, 150), life(180, 400, { after: "db_down" })], "db_down"],
  ["the worker came back later than that", [life(0, 150), life(210, 400, { after: "db_down" })], "db_down"],
  ["it died with it", [life(0, 150, { died: true }), life(180, 400, { after: "db_down" })], "db_down"],
])("explains a gap when %s", (_, lives, cause) => {
  expect(causeOf(100, 200, lives)).toBe(cause)
})
