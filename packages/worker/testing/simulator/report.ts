/** What a person needs who wants to know why a seed fails: what it breaks, and the story of whom it is about. */
import { type Planted, type Simulated, simulate } from "./simulate.ts"
import type { Said } from "./story.ts"

/** So many of its last lines. */
const storyLines = 60

/** The seed is simulated once more, which tells the same story. */
export const reportOf = async ({ seed, violations }: Simulated, planted?: Planted): Promise<string> => {
  const story: Said[] = []
  await simulate(seed, { ...(planted && { planted }), say: (said) => story.push(said) })
  const about = monitorsIn(violations)
  const lines = story.filter(({ monitorId }) => monitorId === null || about.has(monitorId)).map(({ line }) => line)
  return [
    `Seed ${seed} breaks:`,
    ...violations.flatMap(({ invariant, about, count, examples }) => [
      `  ${invariant} (${count}): ${about}`,
      ...examples.map((example) => `    ${JSON.stringify(example)}`),
    ]),
    `What happened to ${about.size > 0 ? "them" : "all"}, with the seconds from the start:`,
    ...(about.size > 0 ? lines : story.map(({ line }) => line)).slice(-storyLines),
    `Again: pnpm bench simulate --from ${seed} --seeds 1`,
  ].join("\n")
}

/** Uuids of the monitors that examples name. */
const monitorsIn = (examples: unknown): Set<string> => {
  const found = new Set<string>()
  JSON.stringify(examples, (name, value) => {
    if (name === "monitorId") found.add(value)
    return value
  })
  return found
}
