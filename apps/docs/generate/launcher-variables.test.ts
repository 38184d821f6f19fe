import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { expect, it } from "vitest"
import { variables } from "./environment.ts"
import { root } from "./modules.ts"

it("explains every variable that the launcher reads", async () => {
  const source = await readFile(join(root, "infra/launcher/env.mjs"), "utf8")
  const read = [...source.matchAll(/\benv\.([A-Z_]+)|\(env, "([A-Z_]+)"/g)].map((match) => match[1] ?? match[2])
  const explained = (await variables()).map((variable) => variable.name)
  expect(read.length).toBeGreaterThan(5)
  expect(read.filter((name) => name !== "PATH" && !explained.includes(name!))).toEqual([])
})
