import { describe, expect, it } from "vitest"
import { nodeProblem } from "./node.mjs"

describe("a Node that is too old", () => {
  it.each(["12.22.0", "18.20.4", "20.18.3"])("is refused with the way out: %s", (version) => {
    expect(nodeProblem(version, "linux")).toBe(
      `Nightjar needs Node 20.19 or newer and this is ${version}: install the current LTS from nodejs.org, then run the same command again.`,
    )
  })

  it.each(["20.19.0", "20.20.2", "22.0.0", "26.1.0"])("is not %s", (version) => {
    expect(nodeProblem(version, "darwin")).toBeNull()
  })

  it("is not the only obstacle: Windows needs WSL", () => {
    expect(nodeProblem("22.0.0", "win32")).toContain("WSL")
  })
})
