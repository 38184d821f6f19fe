import { describe, expect, it } from "vitest"
import { filterOf, type IncidentFilter, isNarrowed, paramsOf, unfiltered } from "./filter.ts"

const monitor = "mon_01h455vb4pex5vsknk084sn02q"

describe("the filter of incidents", () => {
  it("leaves the address empty when nothing is asked", () => {
    expect(paramsOf(unfiltered).toString()).toBe("")
    expect(isNarrowed(unfiltered)).toBe(false)
  })

  it.each<[string, Partial<IncidentFilter>]>([
    ["q=shop+%26+till", { search: "shop & till" }],
    ["show=open", { open: true }],
    [`monitor=${monitor}`, { monitor }],
  ])("stands as %s in the address, and comes back from it", (address, change) => {
    const filter = { ...unfiltered, ...change }
    expect(paramsOf(filter).toString()).toBe(address)
    expect(filterOf(new URLSearchParams(address))).toEqual(filter)
  })

  it("ignores words that mean nothing", () => {
    expect(filterOf(new URLSearchParams("show=closed&monitor=drop"))).toEqual(unfiltered)
  })
})
