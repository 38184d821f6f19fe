import { newId } from "@nightjar/kit/id"
import { newToken } from "@nightjar/kit/secret"
import { expect, it } from "vitest"
import { apiKeyInput, formatKey, readKey } from "./api-key.ts"

it("is read from the header that it was made for", () => {
  for (let n = 0; n < 50; n += 1) {
    const key = formatKey(newId("apiKey"), newToken())
    expect(readKey(`Bearer ${key}`)).toBe(key)
    expect(readKey(`bearer  ${key} `)).toBe(key)
  }
})

it.each([null, "", "Bearer", "Basic bm8=", "Bearer nj_short_x", "nj_", `Bearer ${"x".repeat(100_000)}`])(
  "is not in %.20s",
  (header) => {
    expect(readKey(header)).toBeNull()
  },
)

it("may do what a member may, and is never given more", () => {
  expect(apiKeyInput.parse({ name: "ci" }).scopes).toEqual(["*"])
  expect(apiKeyInput.parse({ name: "ci", scopes: ["monitor.list"] }).scopes).toEqual(["monitor.list"])
  expect(apiKeyInput.safeParse({ name: "ci", scopes: ["apiKey.create"] }).success).toBe(false)
  expect(apiKeyInput.safeParse({ name: "ci", scopes: [] }).success).toBe(false)
})
