import { describe, expect, it } from "vitest"
import { classifyHost, type HostKind, hostName } from "./host.ts"

const many = { tenantDomain: "nightjar.example", statusDomain: "status.nightjar.example", multiTenant: true }
const local = { tenantDomain: "localhost", statusDomain: "status.localhost", multiTenant: true }

describe("a host name", () => {
  it.each([
    ["ACME.Nightjar.Example:3000", "acme.nightjar.example"],
    ["acme.nightjar.example.", "acme.nightjar.example"],
    ["acme.nightjar.example.:443", "acme.nightjar.example"],
    ["127.0.0.1:3000", "127.0.0.1"],
    ["[::1]:3000", "[::1]"],
    ["[::FFFF:1.2.3.4]", "[::ffff:1.2.3.4]"],
    [undefined, null],
    ["", null],
    [".", null],
    ["acme..nightjar.example", null],
    ["acme_.nightjar.example", null],
    ["acme.nightjar.example/evil", null],
    ["acme.nightjar.example@evil.example", null],
    ["acme.nightjar.example:x", null],
    ["::1", null],
    [`${"a".repeat(64)}.example`, null],
    ["ácme.example", null],
  ])("is read from %j", (header, name) => {
    expect(hostName(header)).toBe(name)
  })
})

describe("a host of many tenants", () => {
  it.each<[string, HostKind]>([
    ["nightjar.example", { kind: "site" }],
    ["127.0.0.1:3000", { kind: "site" }],
    ["[::1]:3000", { kind: "site" }],
    ["acme.nightjar.example:8443", { kind: "tenant", slug: "acme" }],
    ["admin.nightjar.example", { kind: "admin" }],
    ["acme.status.nightjar.example", { kind: "page", page: "acme" }],
    ["status.nightjar.example", { kind: "unknown" }],
    ["a.b.nightjar.example", { kind: "unknown" }],
    ["a.b.status.nightjar.example", { kind: "unknown" }],
    ["watch.acme.example", { kind: "domain", host: "watch.acme.example" }],
    ["evilnightjar.example", { kind: "domain", host: "evilnightjar.example" }],
    ["intranet", { kind: "unknown" }],
    ["bad host", { kind: "unknown" }],
  ])("%s", (header, kind) => {
    expect(classifyHost(header, many)).toEqual(kind)
  })

  it("needs no DNS on one's own machine", () => {
    expect(classifyHost("localhost:3000", local)).toEqual({ kind: "site" })
    expect(classifyHost("acme.localhost:3000", local)).toEqual({ kind: "tenant", slug: "acme" })
    expect(classifyHost("acme.status.localhost:3000", local)).toEqual({ kind: "page", page: "acme" })
  })
})

describe("a host of one tenant", () => {
  it.each(["localhost:3000", "192.168.1.20:3000", "nas", "[fe80::1]", "admin.localhost", "", "anything.example"])(
    "is that tenant's, asked as %j",
    (header) => {
      expect(classifyHost(header, { ...local, multiTenant: false })).toEqual({ kind: "only" })
    },
  )

  it("leaves public pages their own", () => {
    expect(classifyHost("acme.status.localhost", { ...local, multiTenant: false })).toEqual({
      kind: "page",
      page: "acme",
    })
  })
})
