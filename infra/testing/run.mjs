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
import { coverageGoal, coverageOf } from "./coverage.mjs"
import { tallyLine, tallyOf } from "./tally.mjs"
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
    const programs = mkdtempSync(join(tmpdir(), "nightjar-coverage-"))
    const tests = await runTests(args, whole ? programs : null)
    for (const key of /** @type {const} */ (["passed", "failed", "skipped"])) tally[key] += tests[key]
    if (whole && !(await reportCoverage(programs, progress.say))) tally.failed += 1
    remove(programs)
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

/**
 * @param {string[]} command
 * @param {Record<string, string>} [env]
 * @returns {Promise<boolean>} whether it went well
 */
const runVisibly = async ([program = "", ...args], env) => {
  const child = spawn(program, args, { cwd: root, stdio: "inherit", env: { ...process.env, PATH: path, ...env } })
  const forward = () => child.kill("SIGTERM")
  process.once("SIGTERM", forward)
  const [code] = await once(child, "exit")
  process.off("SIGTERM", forward)
  return code === 0
}

const check = () => runVisibly([process.execPath, join(root, "packages", "config", "check", "check.mjs")])

/**
 * @param {string[]} args
 * @param {string | null} programs where the programs that tests start record what ran; null when nobody asks
 */
const runTests = async (args, programs) => {
  const folder = mkdtempSync(join(tmpdir(), "nightjar-report-"))
  const report = join(folder, "report.json")
  const command = [join(root, "node_modules", ".bin", "vitest"), "run", "--reporter=default", "--reporter=json"]
  const succeeded = await runVisibly(
    [...command, `--outputFile.json=${report}`, ...(programs ? ["--coverage"] : []), ...args],
    programs ? { PROGRAM_COVERAGE: programs } : {},
  )
  const tally = tallyOf(readJson(report), succeeded)
  remove(folder)
  return tally
}

/** @param {string} programs @param {(text: string) => unknown} say */
const reportCoverage = async (programs, say) => {
  const files = readJson(join(root, "coverage", "coverage-final.json"))
  if (!files) {
    say("\nThere is no coverage report.")
    return false
  }
  // Not there before the first install.
  const { readProgramCoverage } = await import("./program-coverage.mjs")
  const { percent, low } = coverageOf(files, readProgramCoverage(programs), root)
  if (low.length > 0) say(`\nFiles with fewer than ${coverageGoal} % of their lines covered:`)
  for (const each of low) say(`  ${String(each.percent).padStart(6)} %  ${each.file}`)
  say(`\nLines covered: ${percent} % (goal: ${coverageGoal} %)`)
  return percent >= coverageGoal
}
