import { expect, it } from "vitest"
import type { Completion } from "./attempt.ts"
import { gapOf } from "./missed.ts"

const causeAfter = (claim: { failures: number; dueAt: number }) => {
  const missed = { from: 1_000, to: 3_000, slots: 2 }
  const attempt = { claim: { nextSlotAt: 1_000, ...claim }, turnout: { slotAt: 3_000, attempt: 0, missed } }
  const completion = { attempt, moved: { seqs: [1, 2] }, beat: { tenantId: "t", monitorId: "m", region: 1 } }
  return gapOf(completion as unknown as Completion, [], null)?.cause
}

it("is quarantine where a check was made to wait because it may stop its workers", () => {
  expect(causeAfter({ failures: 4, dueAt: 61_000 })).toBe("quarantine")
})

it("is not quarantine where the worker died that should have made it wait", () => {
  expect(causeAfter({ failures: 4, dueAt: 1_000 })).toBe("worker_down")
})
