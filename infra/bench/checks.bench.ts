/** One check of each kind beside the least that Node could do for it, in turns, so that both meet the same machine. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import type { Addresses } from "@nightjar/weather/weather"
import { build } from "esbuild"
import { defineBench } from "./bench.ts"
import type { Assignment } from "./compare-checks.ts"

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export const bench = defineBench({
  about: "CPU of one check of each kind, beside the bare limit; ratio is the share of its speed that is reached",
  settings: { rounds: 10, lanes: 50, checks: 4_000, tlsChecks: 800 },
  async run({ settings, step, folder, after }) {
    const { rounds, lanes, checks, tlsChecks } = settings
    const target = await startTarget(after)
    const program = await step("bundle", () => bundle(folder()))
    const assignment: Assignment = {
      ...target,
      rounds,
      lanes,
      checks: { http: checks, https: tlsChecks, tcp: checks, dns: checks },
    }
    const results = await step("turns", () => compare(program, assignment, after))
    return { ...results, samples: rounds * (3 * checks + tlsChecks) }
  },
})

const startTarget = async (after: (clean: () => unknown) => void) => {
  const program = here("../../packages/weather/dist/main.mjs")
  const target = spawn(process.execPath, [program, "--lifeline"], { stdio: ["pipe", "pipe", "inherit"] })
  after(() => target.kill())
  const [line] = await once(createInterface(target.stdout), "line")
  const addresses: Addresses = JSON.parse(line)
  const authority = await (await fetch(`${addresses.listening}/ca.pem`)).text()
  return { addresses, authority }
}

/** As programs are built: the loader of TypeScript names every closure it meets, which costs a tenth of an HTTP check. */
const bundle = async (folder: string): Promise<string> => {
  const outfile = join(folder, "compare-checks.mjs")
  const entryPoints = [here("compare-checks.ts")]
  await build({
    entryPoints,
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "warning",
  })
  return outfile
}

const compare = async (program: string, assignment: Assignment, after: (clean: () => unknown) => void) => {
  const comparing = spawn(process.execPath, [program, JSON.stringify(assignment)], {
    stdio: ["ignore", "pipe", "inherit"],
  })
  after(() => comparing.kill())
  const results: Record<string, unknown> = {}
  for await (const line of createInterface(comparing.stdout)) {
    const { kind, ...result } = JSON.parse(line)
    results[kind] = result
  }
  return results
}
