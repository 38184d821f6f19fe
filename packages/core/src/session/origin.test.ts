import { describe, expect, it } from "vitest"
import { forgeryIn, mayArriveFrom, type RequestOrigin } from "./origin.ts"

const own = "https://acme.nightjar.example"
const right: RequestOrigin = {
  method: "POST",
  contentType: "application/json",
  origin: own,
  fetchSite: "same-origin",
  own,
}

describe("a write with a cookie", () => {
  it.each<[string, Partial<RequestOrigin>]>([
    ["our own page", {}],
    ["our own page, naming its charset", { contentType: "Application/JSON; charset=utf-8" }],
    ["a browser without Sec-Fetch-Site", { fetchSite: null }],
    ["a browser that leaves Origin out", { origin: null }],
  ])("passes from %s", (_, change) => {
    expect(forgeryIn({ ...right, ...change })).toBeNull()
  })

  it.each<[string, Partial<RequestOrigin>, string]>([
    ["GET", { method: "GET" }, "POST"],
    ["PUT", { method: "PUT" }, "POST"],
    ["multipart", { contentType: "multipart/form-data; boundary=x" }, "JSON"],
    ["a form", { contentType: "application/x-www-form-urlencoded" }, "JSON"],
    ["plain text", { contentType: "text/plain" }, "JSON"],
    ["JSON in a parameter only", { contentType: "text/plain; application/json" }, "JSON"],
    ["no content type", { contentType: null }, "JSON"],
    ["another tenant", { origin: "https://other.nightjar.example", fetchSite: "same-site" }, own],
    ["a stranger", { origin: "https://evil.example", fetchSite: "cross-site" }, own],
    ["a name that begins like ours", { origin: `${own}.evil.example`, fetchSite: null }, own],
    ["http where we are https", { origin: "http://acme.nightjar.example", fetchSite: null }, own],
    ["another port", { origin: `${own}:8443`, fetchSite: null }, own],
    ["a sandboxed frame", { origin: "null", fetchSite: null }, own],
    ["no page at all", { origin: null, fetchSite: "none" }, own],
    ["a tool", { origin: null, fetchSite: null }, "API key"],
    ["a contradiction", { fetchSite: "same-site" }, own],
  ])("is refused from %s", (_, change, named) => {
    expect(forgeryIn({ ...right, ...change })).toContain(named)
  })
})

describe("an arrival", () => {
  const site = "https://nightjar.example"
  it.each([
    ["the site", site, true],
    ["the host itself", own, true],
    ["another tenant's host", "https://other.nightjar.example", true],
    ["a stranger", "https://evil.example", false],
    ["a name that ends like ours", "https://evilnightjar.example", false],
    ["http", "http://nightjar.example", false],
    ["another port", "https://nightjar.example:8443", false],
    ["a page that hides its origin", "null", false],
    ["nowhere", null, false],
  ])("from %s", (_, origin, may) => {
    expect(mayArriveFrom(origin, own, site)).toBe(may)
  })
})
