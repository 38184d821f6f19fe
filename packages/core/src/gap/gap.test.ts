import { expect, it } from "vitest"
import { causeOf, type Life } from "./gap.ts"

const life = (from: number, to: number, after: Life["after"] = "start"): Life => ({ from, to, after })

it.each<[string, Life[], string]>([
  ["nobody lived", [], "worker_down"],
  ["somebody lived all the time", [life(0, 500)], "overload"],
  ["two took turns", [life(150, 400), life(0, 160)], "overload"],
  ["the only one died", [life(0, 150)], "worker_down"],
  ["one came late", [life(150, 400)], "worker_down"],
  ["one died and another came later", [life(0, 150), life(180, 400)], "worker_down"],
  ["the database was gone", [life(0, 150), life(180, 400, "db_down")], "db_down"],
])("explains a gap when %s", (_, lives, cause) => {
  expect(causeOf(100, 200, lives)).toBe(cause)
})
