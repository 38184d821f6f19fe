import { expect, test } from "vitest"
import { presetOf, scopesByNoun, scopesOf } from "./scopes.ts"

test("everything a member may is one word, which grows with Nightjar", () => {
  expect(scopesOf("all", [])).toEqual(["*"])
  expect(presetOf(["*"])).toBe("all")
})

test("a key that only reads is let near no verb that changes something", () => {
  const scopes = scopesOf("read", [])
  expect(scopes).toContain("monitor.list")
  expect(
    scopes.filter((scope) => /\.(create|edit|clone|pause|resume|delete|restore|tag|checkNow)$/.test(scope)),
  ).toEqual([])
  expect(presetOf(scopes)).toBe("read")
})

test("chosen scopes are sent as they were ticked", () => {
  expect(scopesOf("some", ["monitor.list", "monitor.pause"])).toEqual(["monitor.list", "monitor.pause"])
  expect(presetOf(["monitor.list"])).toBe("some")
})

test("nothing is offered that is about a person's own account", () => {
  const offered = scopesByNoun.flatMap(({ scopes }) => scopes)
  expect(offered.filter((scope) => /^(user|session)\.|listOwn$/.test(scope))).toEqual([])
  expect(offered).toContain("probe.checkNow")
})
