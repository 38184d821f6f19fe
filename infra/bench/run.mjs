// @ts-check
/** `pnpm bench <name> [--json] [--setting value …]`: brings what is missing, then runs `infra/bench/<name>.ts`. */
import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import { bootstrap } from "../launcher/bootstrap.mjs"
import { environment } from "../launcher/env.mjs"
import { Problem } from "../launcher/problem.mjs"
import { createProgress } from "../launcher/progress.mjs"

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "")
const folder = fileURLToPath(new URL(".", import.meta.url))
const path = `${join(root, "node_modules", ".bin")}:${environment.PATH ?? ""}`

/** @param {string[]} args */
export const main = async (args) => {
  const progress = createProgress(process.stdout)
  try {
    const name = args.find((arg) => !arg.startsWith("-"))
    const file = join(folder, `${name}.bench.ts`)
    if (!name || !existsSync(file)) throw new Problem(`Say which bench to run: pnpm bench ${names().join(" | ")}`)
    progress.say("")
    await bootstrap({ root, path, progress, build: true })
    // What is measured is built; the bench around it is small enough to be loaded as it is.
    const { register } = await import("tsx/esm/api")
    register()
    const { runBench } = await import("./bench.ts")
    const { bench } = await import(pathToFileURL(file).href)
    await runBench({ root, name, bench, args: args.filter((arg) => arg !== name) })
  } catch (error) {
    const { message, detail } = error instanceof Problem ? error : { message: String(error), detail: undefined }
    process.stderr.write(`\n${detail ? `${detail}\n\n` : ""}${message}\n`)
    process.exitCode = 1
  }
}

const names = () =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".bench.ts"))
    .map((file) => file.replace(".bench.ts", ""))
