import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Filter, filterOf, isNarrowed, paramsOf, toggled } from "./filter.ts"

const nothing = filterOf(new URLSearchParams())

describe("the list's filter", () => {
  it("leaves the address empty when nothing is asked", () => {
    expect(paramsOf(nothing).toString()).toBe("")
    expect(isNarrowed(nothing)).toBe(false)
  })

  it("comes back from the address as it went in", () => {
    const filters: fc.Arbitrary<Filter> = fc.record({
      search: fc.stringMatching(/^[\w ü%&=+]{0,20}$/u).map((text) => text.trim()),
      states: fc.subarray(["down", "confirming", "degraded", "up"] as const).map((states) => [...states]),
      types: fc.subarray(["http", "tcp", "dns"]),
      tags: fc.subarray<Filter["tags"][number]>(["tag_01h455vb4pex5vsknk084sn02q"]),
      group: fc.constantFrom<Filter["group"]>(undefined, "mon_01h455vb4pex5vsknk084sn02q"),
      sort: fc.constantFrom("state" as const, "name" as const, "newest" as const),
    })
    fc.assert(
      fc.property(filters, (filter) => {
        expect(filterOf(new URLSearchParams(paramsOf(filter).toString()))).toEqual(filter)
      }),
    )
  })

  it("ignores words that mean nothing", () => {
    const params = new URLSearchParams("state=down,broken&tag=drop&sort=sideways&type=&group=none")
    expect(filterOf(params)).toEqual({ ...nothing, states: ["down"] })
  })

  it("puts a value in and takes it out again", () => {
    expect(toggled(["a"], "b")).toEqual(["a", "b"])
    expect(toggled(["a", "b"], "a")).toEqual(["b"])
  })
})
