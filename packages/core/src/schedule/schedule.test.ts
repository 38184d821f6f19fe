import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { anchorOf, newestSlot, nextOf, type Schedule, turnout } from "./schedule.ts"

const schedule = (change: Partial<Schedule> = {}): Schedule => ({
  anchor: 1_000,
  intervalMs: 60,
  nextSlotAt: 1_000,
  attempt: 0,
  ...change,
})

describe("the anchor", () => {
  it("lies in the first interval, and is the same for the same monitor and region", () => {
    fc.assert(
      fc.property(fc.uuid(), fc.nat(99), fc.integer({ min: 1, max: 86_400_000 }), (monitor, region, interval) => {
        const anchor = anchorOf(5_000, monitor, region, interval)
        expect(anchor).toBeGreaterThanOrEqual(5_000)
        expect(anchor).toBeLessThan(5_000 + interval)
        expect(anchorOf(5_000, monitor, region, interval)).toBe(anchor)
      }),
    )
  })

  it("spreads monitors evenly", () => {
    const tenths = new Array(10).fill(0)
    for (let i = 0; i < 10_000; i++) tenths[Math.floor(anchorOf(0, `monitor ${i}`, 1, 60_000) / 6_000)]++
    expect(Math.max(...tenths)).toBeLessThan(1_150)
    expect(Math.min(...tenths)).toBeGreaterThan(850)
  })
})

describe("the turnout", () => {
  it("is the slot itself while no later one is due", () => {
    expect(turnout(schedule(), 990)).toEqual({ slotAt: 1_000, attempt: 0, missed: null })
    expect(turnout(schedule(), 1_059)).toEqual({ slotAt: 1_000, attempt: 0, missed: null })
  })

  it("is the newest slot, and names the missed ones before it", () => {
    expect(turnout(schedule(), 1_185)).toEqual({
      slotAt: 1_180,
      attempt: 0,
      missed: { from: 1_000, to: 1_180, slots: 3 },
    })
  })

  it("does not call a slot missed that had its first attempt", () => {
    const retrying = schedule({ attempt: 2 })
    expect(turnout(retrying, 1_059)).toEqual({ slotAt: 1_000, attempt: 2, missed: null })
    expect(turnout(retrying, 1_060)).toEqual({ slotAt: 1_060, attempt: 0, missed: null })
    expect(turnout(retrying, 1_130)).toMatchObject({ slotAt: 1_120, missed: { from: 1_060, to: 1_120, slots: 1 } })
  })

  it("leaves no slot out and none twice, whatever is missed", () => {
    const delays = fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 40 })
    fc.assert(
      fc.property(delays, (waits) => {
        let state = schedule()
        let now = 1_000
        const seen: number[] = []
        for (const wait of waits) {
          now = Math.max(now + wait, state.nextSlotAt)
          const { slotAt, attempt, missed } = turnout(state, now)
          for (let slot = missed?.from ?? slotAt; slot < slotAt; slot += 60) seen.push(slot)
          if (attempt === 0) seen.push(slotAt)
          const next = nextOf(
            { slotAt, attempt, intervalMs: 60 },
            { wanted: wait % 3 === 0, endedAt: now + 5, retryMs: 20 },
          )
          state = { ...state, ...next }
          now = Math.max(now, next.dueAt)
        }
        expect(seen).toEqual(seen.map((_, k) => 1_000 + k * 60))
      }),
    )
  })
})

describe("what comes next", () => {
  const ran = { slotAt: 1_000, attempt: 0, intervalMs: 60 }

  it("is the next slot after a verdict that asks for no retry", () => {
    expect(nextOf(ran, { wanted: false, endedAt: 1_010, retryMs: 20 })).toEqual({
      nextSlotAt: 1_060,
      attempt: 0,
      dueAt: 1_060,
    })
  })

  it("is a retry of the same slot, counted from the end of the attempt", () => {
    expect(nextOf(ran, { wanted: true, endedAt: 1_010, retryMs: 20 })).toEqual({
      nextSlotAt: 1_000,
      attempt: 1,
      dueAt: 1_030,
    })
  })

  it("is the next slot where the retry would not be before it", () => {
    expect(nextOf(ran, { wanted: true, endedAt: 1_040, retryMs: 20 }).nextSlotAt).toBe(1_060)
  })
})

it("knows the newest slot, and no slot before the anchor", () => {
  expect(newestSlot(schedule(), 1_119)).toBe(1_060)
  expect(newestSlot(schedule(), 3)).toBe(1_000)
})
