import { expect, test } from "vitest"
import { acceptsCode, parseAcceptedCodes } from "./accepted-codes.ts"

const accepts = (text: string, code: number) => acceptsCode(parseAcceptedCodes(text) ?? [], code)

test("codes and ranges are accepted, both ends included", () => {
  for (const code of [200, 299, 301]) expect(accepts("200-299, 301", code)).toBe(true)
  for (const code of [199, 300, 302]) expect(accepts("200-299, 301", code)).toBe(false)
  expect(accepts("200 - 204,404", 404)).toBe(true)
})

test.each(["", "200-", "299-200", "2xx", "99", "600", "200;201", "200,,201"])("%j is not of the grammar", (text) => {
  expect(parseAcceptedCodes(text)).toBeNull()
})
