import { expect, it } from "vitest"
import { contradicts, foldPings, type Ping } from "./ping.ts"

const window = { at: 600_000, watchedSince: 0, intervalMs: 60_000, graceMs: 30_000 }
const ping = (change: Partial<Ping> = {}): Ping => ({
  at: 599_000,
  status: null,
  message: null,
  pingMs: null,
  ...change,
})

it("takes any call as a sign of life", () => {
  expect(foldPings(ping(), null, window)).toEqual({ status: "up", message: "OK", latencyMs: null })
})

it("believes the newest explicit word before a later bare call", () => {
  const failed = ping({ status: "down", message: "exit code 3", pingMs: 12 })
  expect(foldPings(ping(), failed, window)).toEqual({ status: "down", message: "exit code 3", latencyMs: 12 })
})

it("calls silence down, and says how long it was", () => {
  expect(foldPings(null, null, window)).toEqual({ status: "down", message: "No call for 1 min 30 s.", latencyMs: null })
})

it("waits a whole window for the first call", () => {
  expect(foldPings(null, null, { ...window, watchedSince: 520_000 }).status).toBe("unknown")
})

it("asks for a check when a call says something else than the standing", () => {
  expect(contradicts("down", "up")).toBe(true)
  expect(contradicts("down", "confirming")).toBe(true)
  expect(contradicts("down", "down")).toBe(false)
  expect(contradicts(null, "down")).toBe(true)
  expect(contradicts("up", "up")).toBe(false)
})
