import { expect, it } from "vitest"
import { newStanding } from "../standing/standing.ts"
import { type Attempt, completionOf, verdictsOf } from "./attempt.ts"

const turnout = (slots: number) => ({
  slotAt: 1_000,
  attempt: 0,
  missed: slots > 0 ? { from: 1_000 - slots * 60, to: 1_000, slots } : null,
})
const found = { status: "up", message: "200 OK" } as const
const ran = { region: 1, slotAt: 1_000, at: 1_007, ...found }

it("is one verdict, also after a single missed slot", () => {
  expect(verdictsOf(1, turnout(0), 1_007, found)).toEqual([ran])
  expect(verdictsOf(1, turnout(1), 1_007, found)).toEqual([ran])
})

it("is an unknown one first where nobody asked for longer than a verdict is fresh", () => {
  expect(verdictsOf(1, turnout(2), 1_007, found)).toEqual([
    { region: 1, status: "unknown", slotAt: 880, at: 880, message: "2 checks in a row were not made." },
    ran,
  ])
})

it("that may have stopped its workers waits for a minute, and never comes before its slot", () => {
  const after = (intervalMs: number) => {
    const claim = { nextSlotAt: 1_000, attempt: 0, intervalMs, failures: 3, region: 1 }
    const terms = { intervalMs, retryMs: 20_000 }
    const found = { status: "unknown", phases: {} }
    const attempt = { claim, terms, turnout: turnout(0), startedAt: 1_007, endedAt: 1_010, found, keepUntil: 60_000 }
    const moved = { standing: newStanding(0), seqs: [1], turns: [], isNewDoubt: false }
    const { advance } = completionOf(attempt as unknown as Attempt, moved, 1)
    return { dueAt: advance.next.dueAt, keeps: advance.keeps }
  }
  expect(after(10_000)).toEqual({ dueAt: 61_010, keeps: false })
  expect(after(300_000)).toEqual({ dueAt: 301_000, keeps: false })
})
