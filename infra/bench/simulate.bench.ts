/** Days of the engine in virtual time, over a record in memory: how many a minute, and what they break. */
import { reportOf } from "@nightjar/worker/testing/simulator/report"
import { simulateSeeds } from "@nightjar/worker/testing/simulator/seeds"
import { defineBench, round } from "./bench.ts"

const settings = { seeds: 2_000, from: 1 }

export const bench = defineBench({
  about: "simulated days of the engine: real workers, a virtual clock, a record in memory, and trouble",
  settings,
  async run({ settings: { seeds, from }, say }) {
    const began = process.cpuUsage()
    const { broken, steps, calls, leastSteps, leastFaults, reached } = await simulateSeeds(from, seeds)
    const { user, system } = process.cpuUsage(began)
    for (const simulated of broken.slice(0, 3)) say(`\n${await reportOf(simulated)}\n`)
    if (broken.length > 0) process.exitCode = 1
    return {
      seeds,
      violations: broken.reduce(
        (sum, { violations }) => sum + violations.reduce((all, { count }) => all + count, 0),
        0,
      ),
      brokenSeeds: broken.map(({ seed }) => seed).slice(0, 20),
      cpuMsPerSeed: round((user + system) / 1000 / seeds),
      stepsPerSeed: round(steps / seeds, 0),
      callsPerSeed: round(calls / seeds, 0),
      leastSteps,
      leastFaults,
      reached,
      samples: seeds,
    }
  },
})
