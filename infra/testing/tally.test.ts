import { describe, expect, it } from "vitest"
import { tallyLine, tallyOf } from "./tally.mjs"

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((each) => ({ status: each })),
})

describe("the sum of a run", () => {
  it("counts tests by what became of them", () => {
    const report = { testResults: [file("passed", "passed", "passed", "pending"), file("failed", "passed", "failed")] }
    expect(tallyOf(report, false)).toEqual({ passed: 3, failed: 1, skipped: 1 })
  })

  it("counts a file that broke before its first test", () => {
    expect(tallyOf({ testResults: [file("passed", "passed"), file("failed")] }, false).failed).toBe(1)
  })

  it("is a failure when something outside of any test went wrong", () => {
    expect(tallyOf({ testResults: [file("passed", "passed")] }, false).failed).toBe(1)
  })

  it("is a failure when no test ran", () => {
    expect(tallyOf({ testResults: [] }, true).failed).toBe(1)
    expect(tallyOf({ testResults: [file("passed", "skipped")] }, true).failed).toBe(1)
    expect(tallyOf(null, true).failed).toBe(1)
  })

  it("is one plain line", () => {
    expect(tallyLine({ passed: 12, failed: 0, skipped: 0 })).toBe("12 passed, 0 failed")
    expect(tallyLine({ passed: 12, failed: 1, skipped: 3 })).toBe("12 passed, 1 failed, 3 skipped")
  })
})
