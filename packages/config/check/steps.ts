/** What `pnpm check` does, one step a line. Steps share nothing and run side by side. */
import { spawn } from "node:child_process"
import { join } from "node:path"
import { exceptions } from "./exceptions.ts"
import { fileFigures } from "./figures.ts"
import { findingsOf } from "./findings.ts"
import { staleFiles } from "./generated.ts"
import { repetition } from "./repetition.ts"
import { explain } from "./report.ts"
import { rules } from "./rules/all.ts"
import { readTree } from "./tree.ts"

export interface Outcome {
  ok: boolean
  /** A few words behind the step's name. */
  note?: string
  /** What is wrong and what to do, for people; empty when all is well. */
  problems: string
}

export interface Step {
  name: string
  /** With `write`, what a machine can put right is put right. */
  run(root: string, write: boolean): Promise<Outcome>
}

export const steps: readonly Step[] = [
  { name: "types", run: (root) => tool(root, "tsc", ["--noEmit", "-p", ".", "--pretty", "false"]) },
  {
    name: "lint and format",
    run: (root, write) =>
      tool(root, "biome", ["check", "--error-on-warnings", "--max-diagnostics=50", ...(write ? ["--write"] : []), "."]),
  },
  {
    name: "unused",
    run: (root) => tool(root, "knip", ["--config", "packages/config/knip.json", "--no-progress", "--no-config-hints"]),
  },
  {
    name: "rules",
    async run(root) {
      const tree = await readTree(root)
      const findings = findingsOf(tree, rules, exceptions)
      const note = `${rules.length} rules, ${tree.code.size} files, ${fileFigures(tree)}`
      return { ok: findings.length === 0, note, problems: findings.map(explain).join("\n") }
    },
  },
  { name: "generated", run: staleFiles },
  { name: "repetition", run: repetition },
]

/** Runs a command line tool of the workspace; what it prints is the problem. */
const tool = (root: string, name: string, args: string[]): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const bins = [join(root, "packages/config/node_modules/.bin"), join(root, "node_modules/.bin")]
    const path = [...bins, process.env.PATH].join(":")
    const child = spawn(name, args, { cwd: root, env: { ...process.env, PATH: path } })
    let output = ""
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text))
    child.on("error", reject)
    child.on("close", (code) => resolve({ ok: code === 0, problems: code === 0 ? "" : output.trim() }))
  })
