import { describe, expect, it } from "vitest"
import { malformationOf } from "./malformed.ts"

const ask = (url: string, hosts = ["acme.localhost:3000"], method = "GET") =>
  malformationOf({ method, url, rawHeaders: hosts.flatMap((host) => ["Host", host]) })

describe("a request", () => {
  it.each(["/", "/api/trpc/monitor.list?batch=1", "//double", "/%"])("may ask for %s", (url) =>
    expect(ask(url)).toBeNull(),
  )

  it.each(["localhost", "ACME.localhost.:3000", "[::1]:3000", "192.0.2.1"])("may ask the host %s", (host) =>
    expect(ask("/", [host])).toBeNull(),
  )

  it.each(["http://evil.example/", "evil.example:443", "*", ""])("may not ask for %s", (url) =>
    expect(ask(url)).toContain("path"),
  )

  it.each([[["a b"]], [["["]], [[""]], [[]], [["a.localhost", "b.localhost"]], [["a.localhost,b.localhost"]]])(
    "may not name its host as %j",
    (hosts) => expect(ask("/", hosts)).toContain("Host"),
  )

  it("may not ask for its own headers back", () => {
    expect(ask("/", ["localhost"], "TRACE")).toContain("TRACE")
  })
})
