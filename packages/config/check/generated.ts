/** Files that are written by a program and kept in the repository, so that they can be read and reviewed. */
import { readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { generators } from "../generators.ts"
import type { Outcome } from "./steps.ts"

/** What a generator's module exports. */
interface Generator {
  render(): string | Promise<string>
}

/** Compares each generated file with what its generator renders now; with `write`, writes it. */
export const staleFiles = async (root: string, write: boolean, list = generators): Promise<Outcome> => {
  const problems: string[] = []
  for (const { path, by } of list) {
    const problem = await staleness(root, path, by, write).catch((error) => `${by} failed: ${error?.stack}`)
    if (problem) problems.push(`  ${problem}`)
  }
  return { ok: problems.length === 0, note: `${list.length} files`, problems: problems.join("\n") }
}

const staleness = async (root: string, path: string, by: string, write: boolean): Promise<string | null> => {
  const generator: Generator = await import(pathToFileURL(join(root, by)).href)
  const fresh = await generator.render()
  const present = await readFile(join(root, path), "utf8").catch(() => null)
  if (present === fresh) return null
  if (!write) return `${path} is not what ${by} renders now. Run \`pnpm check --write\` and commit it.`
  await writeFile(join(root, path), fresh)
  return null
}
