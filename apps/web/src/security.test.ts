import type { IncomingMessage } from "node:http"
import { workspaceUrl } from "@nightjar/core/tenant/host"
import { describe, expect, it } from "vitest"
import { callerAddress } from "./caller-address.ts"
import { contentPolicy, securityHeaders } from "./security.ts"

describe("the content policy", () => {
  const policy = contentPolicy({ nonce: "abc", formTargets: ["https://*.nightjar.example"], development: false })

  it("lets scripts run by nonce, never inline and never by evaluation", () => {
    const scripts = policy.split("; ").find((line) => line.startsWith("script-src"))
    expect(scripts).toBe("script-src 'self' 'nonce-abc' 'strict-dynamic'")
  })

  it("lets forms lead to workspaces, and nobody put a page into a frame", () => {
    expect(policy).toContain("form-action 'self' https://*.nightjar.example")
    expect(policy).toContain("frame-ancestors 'none'")
  })

  it("asks for https only where there is https", () => {
    expect(securityHeaders({ https: false })).not.toHaveProperty("strict-transport-security")
    expect(securityHeaders({ https: true })).toHaveProperty("strict-transport-security")
  })
})

describe("the caller's address", () => {
  const request = (forwarded?: string) =>
    ({ socket: { remoteAddress: "10.0.0.1" }, headers: { "x-forwarded-for": forwarded } }) as unknown as IncomingMessage

  it("is the connection's where no proxy is trusted, whatever the caller claims", () => {
    expect(callerAddress(request("203.0.113.9"), 0)).toBe("10.0.0.1")
  })

  it("is what the outermost trusted proxy saw", () => {
    expect(callerAddress(request("6.6.6.6, 203.0.113.9"), 1)).toBe("203.0.113.9")
    expect(callerAddress(request("6.6.6.6, 203.0.113.9, 10.0.0.7"), 2)).toBe("203.0.113.9")
    expect(callerAddress(request(), 1)).toBe("10.0.0.1")
  })
})

it("serves a workspace with the scheme and port of the site", () => {
  const site = { publicUrl: "http://localhost:3000", tenantDomain: "localhost" }
  expect(workspaceUrl("acme", site)).toBe("http://acme.localhost:3000")
  expect(workspaceUrl("acme", { publicUrl: "https://nightjar.example", tenantDomain: "nightjar.example" })).toBe(
    "https://acme.nightjar.example",
  )
})
