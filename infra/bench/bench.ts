/**
 * What a bench is written with. A file `infra/bench/<name>.bench.ts` exports `bench`, made with `defineBench`; it is run by
 * `pnpm bench <name> [--setting value …] [--json]`, which prints its lines and, with --json, one object as the last.
 */
import { execFileSync } from "node:child_process"
import { parseArgs } from "node:util"
import { type Nightjar, startNightjar } from "../testing/nightjar.ts"
import { temporaryFolder } from "../testing/temporary-folder.ts"

/** Defaults of what the command line may set; the type of each is the type of its default. */
export type BenchSettings = Record<string, number | string | boolean>

export interface BenchContext<S extends BenchSettings> {
  settings: S
  /** A line for people. */
  say(line: string): void
  /** Says a step and how long it took. */
  step<T>(label: string, work: () => Promise<T>): Promise<T>
  /** Nightjar as `npm start` builds and starts it, in a fresh data folder unless one is given; stopped at the end. */
  nightjar(options?: { folder?: string; env?: Record<string, string> }): Promise<Nightjar>
  /** A folder that goes away at the end. */
  folder(): string
  /** Called at the end, the last one first, also when the bench fails. */
  after(clean: () => unknown): void
}

/** Fields of `quality.md`, and `samples`: how many measurements they are made of. */
export type BenchResult = { samples: number; [field: string]: unknown }

export interface Bench<S extends BenchSettings = BenchSettings> {
  /** One line: what is measured. */
  about: string
  settings: S
  run(context: BenchContext<S>): Promise<BenchResult>
}

export const defineBench = <S extends BenchSettings>(bench: Bench<S>): Bench<S> => bench

/** Runs a bench and prints. With `--json` the very last line is one JSON object. @returns what was measured */
export const runBench = async (options: {
  root: string
  name: string
  bench: Bench
  args: string[]
}): Promise<BenchResult> => {
  const { root, name, bench, args } = options
  const { settings, json } = readArguments(bench.settings, args)
  const say = (line: string) => process.stdout.write(`${line}\n`)
  const cleanings: (() => unknown)[] = []
  const began = performance.now()
  say(`\n  ${name}: ${bench.about}\n  ${shown(settings)}\n`)
  try {
    const result = await bench.run(createContext(settings, say, cleanings))
    const seconds = round((performance.now() - began) / 1000, 1)
    for (const [field, value] of Object.entries(result)) say(`  ${field.padEnd(24)}${shown(value)}`)
    if (json) say(JSON.stringify({ bench: name, ...result, commit: commitOf(root), settings, seconds }))
    return result
  } finally {
    for (const clean of cleanings.reverse()) await clean()
  }
}

const createContext = <S extends BenchSettings>(
  settings: S,
  say: (line: string) => void,
  cleanings: (() => unknown)[],
): BenchContext<S> => {
  const after = (clean: () => unknown) => void cleanings.push(clean)
  const folder = () => {
    const { path, remove } = temporaryFolder()
    after(remove)
    return path
  }
  return {
    settings,
    say,
    after,
    folder,
    async step(label, work) {
      const began = performance.now()
      const result = await work()
      say(`  ${label.padEnd(40)}${round((performance.now() - began) / 1000, 1)} s`)
      return result
    },
    async nightjar(options = {}) {
      const nightjar = await startNightjar({ folder: options.folder ?? folder(), env: options.env })
      after(() => nightjar.stop())
      return nightjar
    },
  }
}

/** `--minutes 5` sets `minutes`; the default tells what kind of value it takes. */
export const readArguments = <S extends BenchSettings>(defaults: S, args: string[]): { settings: S; json: boolean } => {
  const options = Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => [
      name,
      { type: typeof value === "boolean" ? ("boolean" as const) : ("string" as const) },
    ]),
  )
  const { values } = parseArgs({ args, options: { ...options, json: { type: "boolean" } } })
  const { json = false, ...given } = values
  const read = Object.entries(given).map(([name, value]) => {
    if (typeof defaults[name] !== "number") return [name, value]
    if (!Number.isFinite(Number(value))) throw new Error(`--${name} must be a number`)
    return [name, Number(value)]
  })
  return { settings: { ...defaults, ...Object.fromEntries(read) }, json: json === true }
}

const commitOf = (root: string): string | null => {
  try {
    const git = (...args: string[]) => execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: "pipe" }).trim()
    return `${git("rev-parse", "--short", "HEAD")}${git("status", "--porcelain") ? " with changes" : ""}`
  } catch {
    return null
  }
}

const shown = (value: unknown): string =>
  typeof value === "object" && value !== null
    ? Object.entries(value)
        .map(([name, each]) => `${name} ${each}`)
        .join(", ")
    : String(value)

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits))
