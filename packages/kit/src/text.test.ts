import { expect, it } from "vitest"
import { zLine, zText } from "./text.ts"

const name = zLine({ min: 1, max: 20 })

it.each([" Acme ", "Ångström & Söhne", "بومة", "日本", "👩‍👩‍👧‍👦 Eule", "x".repeat(20)])("takes %s", (text) => {
  expect(name.parse(text)).toBe(text.trim())
})

it.each([
  ["nothing", "  ", "must not be empty"],
  ["too much", "x".repeat(10_000), "at most 20"],
  ["a NUL", "a\u0000b", "control"],
  ["two lines", "a\nb", "control"],
  ["half a surrogate pair", "a\ud800b", "control"],
  ["a direction override", "a\u202eb", "control"],
])("refuses %s", (_, text, reason) => {
  expect(name.safeParse(text).error?.issues[0]?.message).toContain(reason)
})

it("takes a text of several lines, whatever ends them", () => {
  expect(zText({ max: 20 }).parse(" one\r\n\ttwo\n")).toBe("one\n\ttwo")
})

it.each([
  ["too long", "x".repeat(21), "at most 20"],
  ["with a NUL", "a\u0000b", "control"],
])("refuses a text that is %s", (_, text, reason) => {
  expect(zText({ max: 20 }).safeParse(text).error?.issues[0]?.message).toContain(reason)
})
