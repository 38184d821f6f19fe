import { expect, it } from "vitest"
import { pageAddress } from "./address.ts"

const many = { tenantDomain: "localhost", statusDomain: "status.localhost", multiTenant: true }
const one = { ...many, multiTenant: false }

it.each([
  ["/", "html"],
  ["/?utm=x", "html"],
  ["/feed.rss", "rss"],
  ["/feed.atom", "atom"],
  ["/api/v2/summary.json", "summary"],
  ["/logo", "logo"],
  ["/monitors", null],
])("on a page's host %s is %s", (url, form) => {
  expect(pageAddress("acme.status.localhost:3000", url, many)).toEqual({ slug: "acme", form, base: "" })
  expect(pageAddress("acme.status.localhost", url, one)).toEqual({ slug: "acme", form, base: "" })
})

it("leaves styles and fonts to Next", () => {
  expect(pageAddress("acme.status.localhost", "/_next/static/a.css", many)).toBeNull()
})

it("is below the one host where there is one tenant", () => {
  expect(pageAddress("192.168.1.5:3000", "/status/acme", one)).toEqual({
    slug: "acme",
    form: "html",
    base: "/status/acme",
  })
  expect(pageAddress("home", "/status/acme/feed.rss", one)?.form).toBe("rss")
  expect(pageAddress("home", "/status/acme/more", one)?.form).toBeNull()
  expect(pageAddress("home", "/status", one)).toBeNull()
})

it.each(["acme.localhost", "localhost", "127.0.0.1:3000", "shop.example.com"])("is not on %s among many", (host) => {
  expect(pageAddress(host, "/", many)).toBeNull()
  expect(pageAddress(host, "/status/acme", many)).toBeNull()
})
