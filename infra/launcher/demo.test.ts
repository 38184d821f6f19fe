import { rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, expect, it } from "vitest"
import { keepDemo } from "./demo.mjs"

const file = join(tmpdir(), `nightjar-demo-${process.pid}.json`)
afterEach(() => rmSync(file, { force: true }))

const demo = { tenant: "demo", email: "ada@example.test", password: "long", apiKey: "nj_x" }
const own = { file, databaseUrl: "postgres://u:p@127.0.0.1:40123/nightjar", embedded: true }
const seeded = `{"msg":"seeded"}\n${JSON.stringify({ demo })}\n`
const nothing = '{"demo":null}\n'

it("remembers the login that the seed told once", () => {
  expect(keepDemo({ ...own, seedOutput: seeded })).toEqual(demo)
  expect(keepDemo({ ...own, databaseUrl: "postgres://u:p@127.0.0.1:50999/nightjar", seedOutput: nothing })).toEqual(
    demo,
  )
})

it("tells no login of another database", () => {
  keepDemo({ ...own, seedOutput: seeded })
  const other = { file, embedded: false, databaseUrl: "postgres://ada@db.example/nightjar" }
  expect(keepDemo({ ...other, seedOutput: nothing })).toBeNull()
  expect(keepDemo({ ...other, seedOutput: seeded })).toEqual(demo)
  expect(keepDemo({ ...own, seedOutput: nothing })).toBeNull()
})

it("knows none where nothing was seeded", () => {
  expect(keepDemo({ ...own, seedOutput: nothing })).toBeNull()
  expect(keepDemo({ ...own, seedOutput: "" })).toBeNull()
})
