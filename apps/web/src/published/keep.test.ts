import { expect, it } from "vitest"
import { createKeep } from "./keep.ts"

it("lets go of what was not asked for the longest, once all of it is too heavy", () => {
  const keep = createKeep<string>(10)
  keep.set("a", "A", 4)
  keep.set("b", "B", 4)
  expect(keep.get("a")).toBe("A")
  keep.set("c", "C", 4)
  expect([...keep.values()]).toEqual(["A", "C"])
  keep.set("a", "heavier", 7)
  expect([...keep.values()]).toEqual(["heavier"])
  keep.set("d", "too heavy, and the only one", 50)
  expect([...keep.values()]).toEqual(["too heavy, and the only one"])
})
