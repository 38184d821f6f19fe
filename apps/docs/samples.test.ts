import { execFile, execFileSync } from "node:child_process"
import { existsSync } from "node:fs"
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { packages } from "@nightjar/config/check/law.ts"
import { beforeAll, describe, expect, it } from "vitest"
import { root, theTree } from "./generate/modules.ts"
import { type Sample, samplesOf, withSamples } from "./samples.ts"

let texts: Map<string, string>
let samples: Sample[]

beforeAll(async () => {
  const files = [...(await theTree()).files.values()]
  texts = new Map(files.map((file) => [file.path, file.text]))
  const recipes = files.filter((file) => file.path.startsWith("apps/docs/recipes/"))
  samples = recipes.flatMap((recipe) => samplesOf(recipe.path, recipe.text))
})

describe("the code in the recipes", () => {
  it("says in which file it stands", () => {
    const homeless = samples.filter(({ language, file }) => ["ts", "tsx", "diff"].includes(language) && !file)
    expect(homeless.map(({ page, line }) => `${page}:${line}`)).toEqual([])
  })

  it("passes the check, all recipes followed at once", { timeout: 60_000 }, async () => {
    const touched = samples.flatMap(({ file }) => file ?? [])
    expect(touched.length).toBeGreaterThan(10)
    const output = await checkCopy(withSamples(texts, samples))
    expect(output).toMatch(/rules, \d+ files/)
    expect(output.split("\n").filter((line) => touched.some((path) => line.trim().startsWith(path)))).toEqual([])
  })
})

describe("a diff in a recipe", () => {
  const page = "```diff file=a.ts\n one\n-two\n+three\n```\n"

  it("is put into the file", () => {
    expect(withSamples(new Map([["a.ts", "zero\none\ntwo\n"]]), samplesOf("r.md", page)).get("a.ts")).toBe(
      "zero\none\nthree\n",
    )
  })

  it("fails when the file has changed", () => {
    expect(() => withSamples(new Map([["a.ts", "one\n"]]), samplesOf("r.md", page))).toThrow(
      "r.md:1 expects this line in a.ts: two",
    )
  })
})

/** What `pnpm check` says of types and rules in a copy of the tree with these texts. */
const checkCopy = async (texts: ReadonlyMap<string, string>): Promise<string> => {
  const copy = await mkdtemp(join(tmpdir(), "recipes-"))
  try {
    for (const [path, text] of texts) {
      await mkdir(dirname(join(copy, path)), { recursive: true })
      await writeFile(join(copy, path), text)
    }
    await symlink(join(root, "node_modules"), join(copy, "node_modules"))
    for (const { folder } of Object.values(packages)) {
      const modules = join(root, folder, "node_modules")
      if (existsSync(modules)) await cp(modules, join(copy, folder, "node_modules"), links)
    }
    execFileSync("git", ["init", "--quiet"], { cwd: copy })
    return await run(process.execPath, ["packages/config/check/check.mjs", "types", "rules"], copy)
  } finally {
    await rm(copy, { recursive: true })
  }
}

/** pnpm links packages by relative paths: copied as they are, they lead to the packages of the copy. */
const links = { recursive: true, verbatimSymlinks: true }

const run = (program: string, args: string[], cwd: string) =>
  new Promise<string>((resolve) => {
    execFile(program, args, { cwd, maxBuffer: 2 ** 24 }, (_, output) => resolve(output))
  })
