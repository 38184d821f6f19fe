/** Repeated lines, counted by jscpd over product code: a figure to watch, and a limit before the third copy. */
import { execFile } from "node:child_process"
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import type { Outcome } from "./steps.ts"

const limitPercent = 3
const ignored = ["**/*.test.*", "**/*.sample.*", "**/*.gen.*", "**/node_modules/**", "**/dist/**", "**/.next/**"]

interface Report {
  statistics: { total: { percentage: number } }
  duplicates: { firstFile: Place; secondFile: Place; lines: number }[]
}
interface Place {
  name: string
  start: number
}

export const repetition = async (root: string): Promise<Outcome> => {
  const { statistics, duplicates } = await measure(root)
  const percent = statistics.total.percentage
  const ok = percent <= limitPercent
  const lines = duplicates.map(
    ({ firstFile: a, secondFile: b, lines }) => `  ${a.name}:${a.start} and ${b.name}:${b.start}, ${lines} lines`,
  )
  const head = `${percent.toFixed(1)} % of the lines are repeated, and ${limitPercent} % is the limit. Give them one home:`
  return { ok, note: `${percent.toFixed(1)} % of the lines`, problems: ok ? "" : [head, ...lines].join("\n") }
}

const measure = async (root: string): Promise<Report> => {
  const out = await mkdtemp(join(tmpdir(), "repetition-"))
  const jscpd = join(root, "packages/config/node_modules/.bin/jscpd")
  try {
    await promisify(execFile)(
      jscpd,
      [
        ...[".", "--format", "typescript,tsx,javascript", "--ignore", ignored.join(",")],
        ...["--min-lines", "5", "--min-tokens", "40", "--reporters", "json", "--output", out],
      ],
      { cwd: root },
    )
    return JSON.parse(await readFile(join(out, "jscpd-report.json"), "utf8"))
  } finally {
    await rm(out, { recursive: true })
  }
}
