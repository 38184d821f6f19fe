import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { staleFiles } from "./generated.ts"

let root: string
const list = [{ path: "page.md", by: "page.mjs" }]

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "generated-"))
  await writeFile(join(root, "page.mjs"), 'export const render = () => "fresh"\n')
})
afterEach(() => rm(root, { recursive: true }))

describe("a generated file", () => {
  it("is a problem when its generator renders something else now", async () => {
    await writeFile(join(root, "page.md"), "stale")
    const { ok, problems } = await staleFiles(root, false, list)
    expect(ok).toBe(false)
    expect(problems).toMatch("page.md is not what page.mjs renders now. Run `pnpm check --write`")
  })

  it("is written anew with --write", async () => {
    expect(await staleFiles(root, true, list)).toMatchObject({ ok: true })
    expect(await readFile(join(root, "page.md"), "utf8")).toBe("fresh")
    expect(await staleFiles(root, false, list)).toMatchObject({ ok: true })
  })

  it("is a problem when its generator fails", async () => {
    await writeFile(join(root, "broken.mjs"), 'throw new Error("no tables here")\n')
    const { ok, problems } = await staleFiles(root, true, [{ path: "page.md", by: "broken.mjs" }])
    expect(ok).toBe(false)
    expect(problems).toMatch(/broken\.mjs failed: .*no tables here/)
  })
})
