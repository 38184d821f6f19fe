/** Seeds are tests in files of their own, which run side by side. */
import { beforeAll, describe, expect, it } from "vitest"
import { reportOf } from "../report.ts"
import { type Seeds, simulateSeeds } from "../seeds.ts"

/** Of each file; four files make the 2,000 that every submission passes. */
const seedsOfFile = 500

/** @param place of the file among them, from 0 */
export const describeSeeds = (place: number) =>
  describe(`days ${place * seedsOfFile + 1} to ${(place + 1) * seedsOfFile} of the engine`, () => {
    let sum: Seeds
    beforeAll(async () => {
      sum = await simulateSeeds(place * seedsOfFile + 1, seedsOfFile)
    }, 600_000)

    it("break no invariant", async () => {
      const reports = await Promise.all(sum.broken.slice(0, 3).map((simulated) => reportOf(simulated)))
      expect(reports.join("\n\n")).toBe("")
    })

    it("are full of steps and of trouble", () => {
      expect(sum.leastSteps).toBeGreaterThanOrEqual(500)
      expect(sum.leastFaults).toBeGreaterThanOrEqual(5)
    })

    it("go every rare path", () => {
      expect(Object.entries(sum.reached).filter(([, times]) => times === 0)).toEqual([])
    })
  })
