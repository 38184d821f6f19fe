import { describe, expect, it } from "vitest"
import { suggestSlug } from "./slug.ts"
import { tenantSlug } from "./tenant.ts"

describe("a slug", () => {
  it.each(["acme", "a-b-c", "team42", "42nd-street", "x".repeat(40)])("may be %s", (slug) => {
    expect(tenantSlug.parse(slug)).toBe(slug)
  })

  it("is written small", () => {
    expect(tenantSlug.parse(" Acme ")).toBe("acme")
  })

  it.each([
    ["ab", "at least 3"],
    ["x".repeat(41), "at most 40"],
    ["-acme", "letters"],
    ["acme-", "letters"],
    ["ac--me", "letters"],
    ["ac.me", "letters"],
    ["ac me", "letters"],
    ["ácme", "letters"],
    ["а-cyrillic", "letters"],
    ["admin", "reserved"],
    ["4dm1n", "reserved"],
    ["ad-min", "reserved"],
    ["status", "reserved"],
    ["n1ghtjar-support", "reserved"],
    ["b1lling", "reserved"],
    ["xn--acme-xyz", "letters"],
  ])("may not be %s", (slug, reason) => {
    const { error } = tenantSlug.safeParse(slug)
    expect(error?.issues.map((issue) => issue.message).join()).toContain(reason)
  })
})

describe("what a name suggests", () => {
  it.each([
    ["Ångström & Söhne GmbH", "angstrom-sohne-gmbh"],
    ["  Acme, Inc. ", "acme-inc"],
    ["日本", ""],
    ["🦉🦉🦉", ""],
    ["x".repeat(10_000), "x".repeat(40)],
    [`${"x".repeat(39)}-y`, "x".repeat(39)],
  ])("%s → %s", (name, slug) => {
    expect(suggestSlug(name)).toBe(slug)
  })
})
