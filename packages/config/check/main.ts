/** `pnpm check [--write] [step …]`: all steps side by side, a line each, then the problems; exit code 1 if any. */
import { join } from "node:path"
import { paint } from "./paint.ts"
import { type Outcome, type Step, steps } from "./steps.ts"

const root = join(import.meta.dirname, "../../..")
const args = process.argv.slice(2)
const write = args.includes("--write")
const asked = args.filter((arg) => !arg.startsWith("-"))
const chosen = steps.filter((step) => asked.length === 0 || asked.some((name) => step.name.startsWith(name)))

const say = (line: string) => process.stdout.write(`${line}\n`)

const run = async (step: Step) => {
  const started = performance.now()
  const outcome: Outcome = await step.run(root, write).catch((error) => ({ ok: false, problems: String(error?.stack) }))
  const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(5)
  const mark = outcome.ok ? paint("green", "✓") : paint("red", "✗")
  say(`${mark} ${step.name.padEnd(16)} ${seconds} s  ${outcome.note ?? ""}`.trimEnd())
  return { step, outcome }
}

const results = await Promise.all(chosen.map(run))
const failed = results.filter(({ outcome }) => !outcome.ok)
for (const { step, outcome } of failed) say(`\n${paint("red", `── ${step.name} ──`)}\n${outcome.problems}`)
if (chosen.length === 0) say(`No step is called that. There are: ${steps.map((step) => step.name).join(", ")}.`)
process.exitCode = failed.length > 0 || chosen.length === 0 ? 1 : 0
