import { describe, expect, it } from "vitest"
import { pushCallOf } from "./push-call.ts"

const call = (suffix: string | undefined, query = "") => pushCallOf(suffix, new URLSearchParams(query))

describe("a call of a push monitor", () => {
  it("is up when it says nothing else", () => {
    expect(call(undefined)).toEqual({ status: "up", message: "OK", pingMs: null })
  })

  it("says what Uptime Kuma's scripts say", () => {
    expect(call(undefined, "status=up&msg=backup+done&ping=12.5")).toEqual({
      status: "up",
      message: "backup done",
      pingMs: 12.5,
    })
    expect(call(undefined, "status=down&msg=")).toEqual({ status: "down", message: "OK", pingMs: null })
    expect(call(undefined, "status=broken")).toMatchObject({ status: "down" })
  })

  it.each([
    ["start", null, "Started"],
    ["fail", "down", "Failed"],
    ["0", "up", "Exit code 0"],
    ["137", "down", "Exit code 137"],
  ])("with /%s is %s", (suffix, status, message) => {
    expect(call(suffix)).toEqual({ status, message, pingMs: null })
  })

  it("is refused with a sentence when it cannot be meant", () => {
    expect(() => call("stop")).toThrow("start, fail or an exit code")
    expect(() => call("256")).toThrow("exit code from 0 to 255")
    expect(() => call(undefined, "ping=-1")).toThrow("milliseconds")
    expect(() => call(undefined, "ping=soon")).toThrow("milliseconds")
  })
})
