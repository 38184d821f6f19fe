import { expect, it } from "vitest"
import { localPath } from "./local-path.ts"

it.each([
  ["/monitors/x?range=1d", "/monitors/x?range=1d"],
  [undefined, "/"],
  ["https://evil.example/", "/"],
  ["//evil.example/", "/"],
  ["/\\evil.example", "/"],
  ["javascript:alert(1)", "/"],
])("after signing in, %j leads to %j", (given, path) => {
  expect(localPath(given)).toBe(path)
})
