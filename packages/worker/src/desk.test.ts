import type { Claim } from "@nightjar/core/schedule"
import { systemClock } from "@nightjar/kit/time"
import { afterEach, beforeEach, expect, it, vi } from "vitest"
import { createDesk, type Ran } from "./desk.ts"
import type { Task } from "./ledger.ts"
import type { Prober } from "./prober.ts"

beforeEach(() => void vi.useFakeTimers({ now: 100_000 }))
afterEach(() => void vi.useRealTimers())

const claim = (monitorId: string, dueAt: number): Claim => ({
  tenantId: "t",
  monitorId,
  region: 1,
  token: 1,
  anchor: dueAt,
  intervalMs: 60_000,
  nextSlotAt: dueAt,
  attempt: 0,
  dueAt,
  claimedAt: 100_000,
  failures: 0,
  kept: 0,
})
const task = (monitorId: string, dueAt = 100_000) =>
  ({ claim: claim(monitorId, dueAt), monitor: { config: {}, terms: { timeoutMs: 1_000 } } }) as unknown as Task
const found = (code: string) => ({ status: "down" as const, code, message: "", latencyMs: null, phases: {} })

const setUp = (prober: Prober, concurrency = 8) => {
  const attempts: Ran[] = []
  const begun: string[] = []
  const databaseClock = { now: () => Date.now(), learn: () => {} }
  const ledger = { beginSuspect: async ({ monitorId }: Claim) => void begun.push(monitorId) }
  const desk = createDesk({
    ledger,
    clock: systemClock,
    databaseClock,
    prober,
    concurrency,
    onFound: (attempt) => attempts.push(attempt),
  })
  return { desk, attempts, begun }
}
const never: Prober = () => new Promise(() => {})

it("starts a slot at its time, and tells when that was", async () => {
  const { desk, attempts } = setUp(async () => found("refused"))
  desk.take(task("a", 100_800))
  await vi.advanceTimersByTimeAsync(799)
  expect([desk.held, attempts]).toEqual([1, []])
  await vi.advanceTimersByTimeAsync(1)
  expect(attempts).toMatchObject([{ startedAt: 100_800, turnout: { slotAt: 100_800, missed: null } }])
  expect(desk.held).toBe(0)
})

it("runs the newest slot only, when it comes so late that another is due", async () => {
  const { desk, attempts } = setUp(async () => found("refused"))
  desk.take(task("a", 100_000 - 150_000))
  await vi.advanceTimersByTimeAsync(0)
  expect(attempts[0]!.turnout).toEqual({ slotAt: 70_000, attempt: 0, missed: { from: -50_000, to: 70_000, slots: 2 } })
})

it("takes four times what it runs at once, and no more", () => {
  const { desk } = setUp(never, 8)
  for (let i = 0; i < 32; i++) desk.take(task(`m${i}`))
  expect([desk.held, desk.room]).toEqual([32, 0])
})

it("refuses targets that timed out last time when the slow lane has as many waiting as running", async () => {
  let answer: Prober = async () => found("timeout")
  const { desk } = setUp((...ask) => answer(...ask), 8)
  for (const id of ["a", "b", "c", "d", "e"]) desk.take(task(id))
  await vi.advanceTimersByTimeAsync(0)
  answer = never
  const taken: boolean[] = []
  for (const id of ["a", "b", "c", "d", "e"]) {
    taken.push(desk.take(task(id)))
    await vi.advanceTimersByTimeAsync(0)
  }
  expect(taken).toEqual([true, true, true, true, false])
  expect(desk.take(task("f"))).toBe(true)
})

it("hands back what has not begun, and what is cut off, and records neither", async () => {
  const untilCut: Prober = (_, { signal }) =>
    new Promise((resolve) => signal.addEventListener("abort", () => resolve(found("internal_error"))))
  const { desk, attempts } = setUp(untilCut)
  const [running, waiting] = [task("a"), task("b", 200_000)]
  desk.take(running)
  desk.take(waiting)
  await vi.advanceTimersByTimeAsync(0)
  expect(desk.unload()).toEqual([waiting.claim])
  const quiet = desk.quiet()
  expect(desk.abort()).toEqual([running.claim])
  await quiet
  expect([desk.held, attempts]).toEqual([0, []])
})

it("would keep a claim for what comes soon, while it is not behind, and not for ever", async () => {
  const { desk, attempts } = setUp(async () => found("refused"))
  desk.take(task("a"))
  const often = task("b")
  desk.take({ ...often, claim: { ...often.claim, kept: 20 } })
  await vi.advanceTimersByTimeAsync(0)
  expect(attempts.map((attempt) => attempt.keepUntil)).toEqual([115_000, null])
  const busy = setUp(never, 4)
  for (const id of ["c", "d", "e", "f"]) busy.desk.take(task(id))
  await vi.advanceTimersByTimeAsync(0)
  expect([busy.desk.running, busy.desk.held]).toEqual([3, 4])
})

it("drops what it holds of a monitor that was changed, also when its time has come and its turn has not", async () => {
  const { desk } = setUp(never, 4)
  for (const id of ["a", "b", "c", "d"]) desk.take(task(id))
  const later = task("d", 100_900)
  desk.take(later)
  await vi.advanceTimersByTimeAsync(0)
  expect(desk.forget(new Set(["d"]))).toHaveLength(2)
  expect([desk.running, desk.held]).toEqual([3, 3])
})

it("does not run what three workers died of, and tries it again after a wait", async () => {
  const { desk, attempts, begun } = setUp(async () => found("refused"))
  for (const failures of [0, 2, 3, 4]) {
    const one = task(`m${failures}`)
    desk.take({ ...one, claim: { ...one.claim, failures } })
  }
  await vi.advanceTimersByTimeAsync(0)
  const codes = Object.fromEntries(attempts.map((attempt) => [attempt.claim.failures, attempt.found.code]))
  expect(begun).toEqual(["m2", "m4"])
  expect(codes).toEqual({ 0: "refused", 2: "refused", 3: "internal_error", 4: "refused" })
})
