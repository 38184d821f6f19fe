import { newId } from "@nightjar/kit/id"
import { expect, test } from "vitest"
import { filterOf, isNarrowed, paramsOf } from "./filter.ts"

test("a filter goes through the address bar and back", () => {
  const channel = newId("channel")
  const filter = { states: ["waiting" as const, "failed" as const], channel }
  expect(filterOf(paramsOf(filter))).toEqual(filter)
  expect(isNarrowed(filter)).toBe(true)
})

test("words that mean nothing narrow nothing", () => {
  const filter = filterOf(new URLSearchParams("state=lost,delivered,&channel=mon_1"))
  expect(filter).toEqual({ states: ["delivered"] })
  expect(isNarrowed(filterOf(new URLSearchParams("state=lost")))).toBe(false)
  expect(paramsOf({ states: [] }).toString()).toBe("")
})
