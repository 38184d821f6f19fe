/** One check of each kind beside the least that Node could do for it, in turns, so that both meet the same machine. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import { defineBench } from "./bench.ts"
import type { Assignment } from "./compare-checks.ts"
import { startTarget } from "./target.ts"

const program = fileURLToPath(new URL("../dist/compare-checks.mjs", import.meta.url))

export const bench = defineBench({
  about: "CPU of one check of each kind, beside the bare limit; ratio is the share of its speed that is reached",
  settings: { rounds: 10, lanes: 50, checks: 4_000, tlsChecks: 800 },
  async run({ settings, step, after }) {
    const { rounds, lanes, checks, tlsChecks } = settings
    const { addresses, authority } = await startTarget(after)
    const assignment: Assignment = {
      addresses,
      authority,
      rounds,
      lanes,
      checks: { http: checks, https: tlsChecks, tcp: checks, dns: checks },
    }
    const results = await step("turns", () => compare(assignment, after))
    return { ...results, samples: rounds * (3 * checks + tlsChecks) }
  },
})

const compare = async (assignment: Assignment, after: (clean: () => unknown) => void) => {
  const comparing = spawn(process.execPath, [program, JSON.stringify(assignment)], {
    stdio: ["ignore", "pipe", "inherit"],
  })
  after(() => comparing.kill())
  const closed = once(comparing, "close")
  const results: Record<string, unknown> = {}
  for await (const line of createInterface(comparing.stdout)) {
    const { kind, ...result } = JSON.parse(line)
    results[kind] = result
  }
  const [code] = await closed
  if (code !== 0) throw new Error(`The comparison ended with ${code}; its words stand above.`)
  return results
}
