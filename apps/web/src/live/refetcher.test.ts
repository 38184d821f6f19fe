import { afterEach, beforeEach, expect, it, vi } from "vitest"
import { createRefetcher } from "./refetcher.ts"

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it("refetches a noun once for all events of a moment", () => {
  const asked: string[] = []
  const refetcher = createRefetcher((noun) => asked.push(noun))
  refetcher.ask(["monitor", "usage"])
  refetcher.ask(["monitor"])
  expect(asked).toEqual([])
  vi.runAllTimers()
  expect(asked).toEqual(["monitor", "usage"])
})

it("asks for everything once, and for nothing after it was stopped", () => {
  const asked: string[] = []
  const refetcher = createRefetcher((noun) => asked.push(noun))
  refetcher.ask(["monitor"])
  refetcher.ask(["all"])
  vi.runAllTimers()
  expect(asked).toEqual(["all"])
  refetcher.ask(["tag"])
  refetcher.stop()
  vi.runAllTimers()
  expect(asked).toEqual(["all"])
})
