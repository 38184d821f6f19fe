import { expect, it } from "vitest"
import { requireVersion } from "./database.mjs"

it("takes PostgreSQL 15 to 18", () => {
  for (const version of [150_000, 160_004, 180_004]) expect(() => requireVersion(version)).not.toThrow()
})

it("refuses others by their number, with the ways out", () => {
  expect(() => requireVersion(140_011)).toThrow(
    "DATABASE_URL leads to PostgreSQL 14 and Nightjar runs on 15 to 18: upgrade it, or unset DATABASE_URL",
  )
  expect(() => requireVersion(190_000)).toThrow("PostgreSQL 19")
})
