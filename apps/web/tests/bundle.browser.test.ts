import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, it } from "vitest"

const built = join(import.meta.dirname, "..", ".next")

/** Words of drivers and of SQL: each stands in the code of what must not be built into a page. */
const marks = [
  "pg_current_snapshot",
  "set_config(",
  "drizzle-orm",
  "argon2",
  "ioredis",
  "createSecureContext",
  "node:dns",
]

it.each(["static", "server"])("no driver, query or password hash is built into Next's %s files", (part) => {
  const scripts = readdirSync(join(built, part), { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".js"),
  )
  expect(scripts.length).toBeGreaterThan(10)
  const found = scripts.flatMap((name) => {
    const text = readFileSync(join(built, part, name), "utf8")
    return marks.filter((mark) => text.includes(mark)).map((mark) => `${name}: ${mark}`)
  })
  expect(found).toEqual([])
})
