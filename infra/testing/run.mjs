// @ts-check
/** `npm test`: brings what is missing, checks the house, runs every test, and says the sum in its last line. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { bootstrap } from "../launcher/bootstrap.mjs"
import { readJson, remove } from "../launcher/files.mjs"
import { Problem } from "../launcher/problem.mjs"
import { createProgress } from "../launcher/progress.mjs"
import { coverageGoal, coverageOf, tallyLine, tallyOf } from "./tally.mjs"
import { provideTools, tools, withSbin } from "./tools.mjs"

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "")
const path = withSbin(`${join(root, "node_modules", ".bin")}:${process.env.PATH ?? ""}`)

/** @param {string[]} args handed to vitest; with any, only tests are run, without check and coverage */
export const main = async (args) => {
  const progress = createProgress(process.stdout)
  const tally = { passed: 0, failed: 0, skipped: 0 }
  try {
    progress.say("")
    const whole = args.length === 0
    const projects = namedProjects(args)
    const needs = (/** @type {string[]} */ some) =>
      projects.length === 0 || some.some((name) => projects.includes(name))
    await progress.step("Programs for the tests", () =>
      provideTools(
        tools.filter((tool) => needs(tool.projects)),
        path,
      ),
    )
    await bootstrap({ root, path, progress, build: needs(["browser", "launch"]) })
    if (whole && !(await check())) tally.failed += 1
    const tests = await runTests(args, whole)
    for (const key of /** @type {const} */ (["passed", "failed", "skipped"])) tally[key] += tests[key]
    if (whole && !reportCoverage(progress.say)) tally.failed += 1
  } catch (error) {
    const { message, detail } = error instanceof Problem ? error : { message: String(error), detail: undefined }
    progress.say(`\n${detail ? `${detail}\n\n` : ""}${message}`)
    tally.failed += 1
  }
  progress.say(`\n${tallyLine(tally)}`)
  process.exitCode = tally.failed > 0 ? 1 : 0
}

/** Those after `--project`. @param {string[]} args */
const namedProjects = (args) =>
  args.flatMap((arg, at) => (arg === "--project" ? (args[at + 1] ?? []) : (arg.split("--project=")[1] ?? [])))

/** @param {string[]} command @returns {Promise<boolean>} whether it went well */
const runVisibly = async ([program = "", ...args]) => {
  const child = spawn(program, args, { cwd: root, stdio: "inherit", env: { ...process.env, PATH: path } })
  const forward = () => child.kill("SIGTERM")
  process.once("SIGTERM", forward)
  const [code] = await once(child, "exit")
  process.off("SIGTERM", forward)
  return code === 0
}

const check = () => runVisibly([process.execPath, join(root, "packages", "config", "check", "check.mjs")])

/** @param {string[]} args @param {boolean} coverage */
const runTests = async (args, coverage) => {
  const folder = mkdtempSync(join(tmpdir(), "nightjar-report-"))
  const report = join(folder, "report.json")
  const succeeded = await runVisibly([
    join(root, "node_modules", ".bin", "vitest"),
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    ...(coverage ? ["--coverage"] : []),
    ...args,
  ])
  const tally = tallyOf(readJson(report), succeeded)
  remove(folder)
  return tally
}

/** @param {(text: string) => unknown} say */
const reportCoverage = (say) => {
  const summary = readJson(join(root, "coverage", "coverage-summary.json"))
  if (!summary) {
    say("\nThere is no coverage report.")
    return false
  }
  const { percent, low } = coverageOf(summary, root)
  if (low.length > 0) say(`\nFiles with fewer than ${coverageGoal} % of their lines covered:`)
  for (const each of low) say(`  ${String(each.percent).padStart(6)} %  ${each.file}`)
  say(`\nLines covered: ${percent} % (goal: ${coverageGoal} %)`)
  return percent >= coverageGoal
}
