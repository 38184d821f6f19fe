// @ts-check
import { realpathSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { environment, readSettings } from "./env.mjs"
import { readJson } from "./files.mjs"
import { createLaunch } from "./launch.mjs"
import { diskFull, Problem, tellsDiskFull } from "./problem.mjs"
import { createProgress } from "./progress.mjs"
import { summary } from "./summary.mjs"
import { builtPrograms, watchedPrograms } from "./table.mjs"

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "")

/**
 * @param {string[]} args
 * @param {{ table?: import("./table.mjs").Table }} [with] stand-ins for the programs, for tests
 */
export const main = async (args, { table } = {}) => {
  const began = Date.now()
  const watch = args.includes("--watch")
  const progress = createProgress(process.stdout)
  const { paint } = progress
  // A closed terminal or a reader that left must not keep the stack from stopping in order.
  for (const out of [process.stdout, process.stderr]) out.on("error", () => {})
  /** @type {ReturnType<typeof createLaunch> | undefined} */
  let launch
  try {
    const settings = readSettings(environment, root)
    progress.say(`\n  ${paint("bold", "Nightjar")}${watch ? paint("dim", "  watching") : ""}\n`)
    const current = createLaunch({
      settings,
      progress,
      watch,
      table: table ?? (watch ? watchedPrograms : builtPrograms)(root),
    })
    launch = current
    stopOnSignals(current, progress)
    current.events.on("restart", ({ name, log }, afterMs) =>
      progress.say(`  ${name} ended and is started again in ${afterMs / 1000} s; its log is ${log}.`),
    )
    const ready = await current.start()
    progress.say(
      summary({
        ready,
        settings,
        paint,
        databaseFolder: settings.databaseUrl ? "" : realpathSync(current.data.postgres),
        ownerToken: environment.OPERATOR_TOKEN || readJson(current.data.secrets).OPERATOR_TOKEN,
        tookMs: Date.now() - began,
      }),
    )
  } catch (error) {
    await end(error, launch)
  }
}

/** Ctrl-C, a closed terminal, a kind kill. The second one does not wait. */
let ending = false

/**
 * @param {ReturnType<typeof createLaunch>} launch
 * @param {import("./progress.mjs").Progress} progress
 */
const stopOnSignals = (launch, progress) => {
  for (const name of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]))
    process.on(name, async () => {
      if (ending) return launch.kill()
      ending = true
      progress.say("\n  Stopping …")
      await launch.stop()
      process.exit(0)
    })
}

/**
 * Says what is wrong, stops what was started, and ends.
 * @param {unknown} error
 * @param {ReturnType<typeof createLaunch>} [launch]
 */
const end = async (error, launch) => {
  if (ending) return
  ending = true
  const problem = problemOf(error, launch?.data.path)
  process.stderr.write(`\n${problem.detail ? `${problem.detail}\n\n` : ""}${problem.message}\n`)
  await launch?.stop()
  process.exit(1)
}

/** @param {unknown} error @param {string} [folder] */
const problemOf = (error, folder = "Nightjar's data") => {
  if (error instanceof Problem) return error
  const { code = "", path = folder, message, stack } = /** @type {NodeJS.ErrnoException} */ (error)
  if (tellsDiskFull(code)) return diskFull(folder)
  if (["EACCES", "EPERM", "EROFS"].includes(code))
    return new Problem(
      `${path} may not be written by this user: start Nightjar as its owner, or set NIGHTJAR_DATA to a folder of your own.`,
    )
  return new Problem(
    `Nightjar could not start: ${message}. This is a bug; please report it with the lines above.`,
    stack,
  )
}
