import { describe, expect, it } from "vitest"
import { faults } from "./faults/all.ts"
import { reportOf } from "./report.ts"
import { simulate } from "./simulate.ts"

const storyOf = async (seed: number) => {
  const story: string[] = []
  const { steps, tables } = await simulate(seed, { say: ({ line }) => story.push(line) })
  return { story, steps, tables }
}

describe("a simulated day", () => {
  it("is the same for the same seed, whatever was simulated between", async () => {
    const first = await storyOf(7)
    await simulate(8)
    const again = await storyOf(7)
    expect(again.story.length).toBeGreaterThan(100)
    expect(again).toEqual(first)
  })

  it("is another for another seed", async () => {
    expect((await storyOf(7)).story).not.toEqual((await storyOf(8)).story)
  })

  it("has what an engine that lives has: workers, tenants, monitors and regions, heartbeats and incidents", async () => {
    const { tables } = await storyOf(7)
    expect(new Set(tables.monitors.map((row) => row.tenantId)).size).toBe(2)
    expect(tables.monitors.length).toBeGreaterThanOrEqual(20)
    expect(new Set(tables.schedules.map((row) => row.region)).size).toBeGreaterThanOrEqual(2)
    expect(new Set(tables.lives.map((row) => row.workerId)).size).toBeGreaterThanOrEqual(3)
    expect(tables.heartbeats.length).toBeGreaterThan(50)
  })

  it("is told, where it breaks something, with the seed, whom it is about and how to see it again", async () => {
    const { planted } = faults.find(({ name }) => name === "now instead of the slot")!
    const report = await reportOf(await simulate(7, { planted }), planted)
    expect(report).toContain("Seed 7 breaks:\n")
    expect(report).toMatch(/^ {2}I3 \(\d+\): Every heartbeat lies on the grid of an epoch\.$/m)
    expect(report).toMatch(/^ +\d+\.\d{3} {2}w\d takes [0-9a-f]+\/\d slot \d+\.\d{3}\.0 with token \d+$/m)
    expect(report).toMatch(/Again: pnpm bench simulate --from 7 --seeds 1$/)
  })
})
