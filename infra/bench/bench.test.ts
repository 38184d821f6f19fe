import { describe, expect, it } from "vitest"
import { readArguments } from "./bench.ts"
import { percentile } from "./percentile.ts"
import { cpuSeconds, memoryMb, startedAt } from "./processes.ts"

describe("a bench's settings", () => {
  const defaults = { minutes: 2, name: "http", tls: false }

  it("are its defaults unless told", () => {
    expect(readArguments(defaults, [])).toEqual({ settings: defaults, json: false })
  })

  it("are read as what their defaults are", () => {
    const args = ["--minutes", "0.5", "--tls", "--name=dns", "--json"]
    expect(readArguments(defaults, args)).toEqual({ settings: { minutes: 0.5, name: "dns", tls: true }, json: true })
  })

  it("are refused when they are none", () => {
    expect(() => readArguments(defaults, ["--minutes", "soon"])).toThrow("--minutes must be a number")
    expect(() => readArguments(defaults, ["--hours", "1"])).toThrow("--hours")
  })
})

it("takes percentiles by nearest rank, in any order", () => {
  const samples = Array.from({ length: 100 }, (_, at) => ((at * 37) % 100) + 1)
  expect([0, 0.5, 0.99, 1].map((share) => percentile(samples, share))).toEqual([1, 50, 99, 100])
  expect(percentile([], 0.5)).toBeNaN()
})

describe.runIf(process.platform === "linux")("what the kernel knows of a process", () => {
  it("is its time, its memory and its birth", () => {
    expect(cpuSeconds(process.pid)).toBeGreaterThan(0)
    expect(memoryMb(process.pid)).toBeGreaterThan(10)
    expect(Math.abs(startedAt(process.pid) - (Date.now() - process.uptime() * 1000))).toBeLessThan(3_000)
  })
})
