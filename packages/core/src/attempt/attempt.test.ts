import { expect, it } from "vitest"
import { verdictsOf } from "./attempt.ts"

const turnout = (slots: number) => ({
  slotAt: 1_000,
  attempt: 0,
  missed: slots > 0 ? { from: 1_000 - slots * 60, to: 1_000, slots } : null,
})
const ran = { region: 1, status: "up", slotAt: 1_000, at: 1_007 }

it("is one verdict, also after a single missed slot", () => {
  expect(verdictsOf(1, turnout(0), 1_007, "up")).toEqual([ran])
  expect(verdictsOf(1, turnout(1), 1_007, "up")).toEqual([ran])
})

it("is an unknown one first where nobody asked for longer than a verdict is fresh", () => {
  expect(verdictsOf(1, turnout(2), 1_007, "up")).toEqual([{ region: 1, status: "unknown", slotAt: 880, at: 880 }, ran])
})
