import { describe, expect, it } from "vitest"
import { folderOf, isInnerPath } from "./inner-path.ts"

describe("an inner path", () => {
  it.each([
    "/on",
    "/on/tenant/acme",
    "/ON/site",
    "/%6fn/tenant/acme",
    "//on/x",
    "/./on/x",
    "/x/../on/x",
    "/x/%2e%2e/on",
    "/\\on/x",
    "/%zz",
  ])("is refused when spelled %s", (path) => {
    expect(isInnerPath(path)).toBe(true)
  })

  it.each(["/", "/once", "/monitors/on", "/?next=/on/x", "/_next/static/on.js"])("is not %s", (path) => {
    expect(isInnerPath(path)).toBe(false)
  })

  it("keeps each host's pages in a folder of its own", () => {
    expect(folderOf({ kind: "tenant", slug: "acme" })).toBe("/on/tenant/acme")
    expect(folderOf({ kind: "domain", host: "watch.acme.example" })).toBe("/on/tenant/watch.acme.example")
    expect(folderOf({ kind: "only" })).toBe("/on/tenant/only")
    expect(folderOf({ kind: "site" })).toBe("/on/site")
    expect(folderOf({ kind: "unknown" })).toBe("/on/nowhere")
  })
})
