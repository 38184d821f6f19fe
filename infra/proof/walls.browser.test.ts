/** Tenant from tenant, from outside: what one asks for with the other's credentials and host names. */
import { randomBytes } from "node:crypto"
import { type IncomingMessage, request } from "node:http"
import { connect } from "node:net"
import { beforeAll, describe, expect, inject, it } from "vitest"
import { type Call, call } from "./call.ts"
import { foundTenant, type Tenant } from "./tenant.ts"

const web = new URL(inject("stack").web)

let owl: Tenant
let barn: Tenant
beforeAll(async () => {
  const run = randomBytes(3).toString("hex")
  owl = await foundTenant(`owl-${run}`)
  barn = await foundTenant(`barn-${run}`)
})

describe("a credential opens its own tenant and no other", () => {
  it.each([
    ["a cookie on another's host", () => ({ tenant: barn.slug, headers: { cookie: owl.cookie } })],
    ["a key on another's host", () => ({ tenant: barn.slug, headers: { authorization: `Bearer ${owl.key}` } })],
    [
      "a key beside a good cookie",
      () => ({ tenant: barn.slug, headers: { authorization: `Bearer ${owl.key}`, cookie: barn.cookie } }),
    ],
    [
      "a key that names another tenant",
      () => ({ headers: { authorization: `Bearer ${owl.key}`, "x-tenant-id": barn.ids.tenant } }),
    ],
    [
      "a cookie with another host forwarded",
      () => ({ tenant: barn.slug, headers: { cookie: owl.cookie, "x-forwarded-host": `${owl.slug}.${web.host}` } }),
    ],
    [
      "a cookie that was tossed beside one",
      () => ({ tenant: owl.slug, headers: { cookie: [owl.cookie, barn.cookie].join("; ") } }),
    ],
  ])("not %s", async (_, credential) => {
    const answer = await call({ path: "/api/trpc/monitor.summary", ...(credential() as Partial<Call>) })
    expect(answer.status).toBe(401)
    expect(answer.text).not.toContain("barn")
  })
})

/** Byte for byte, since clients of Node would mend most of these. */
const speak = (text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(web.port), "127.0.0.1", () => socket.write(text))
    let heard = ""
    socket.setEncoding("utf8").on("data", (piece) => (heard += piece))
    socket.once("close", () => resolve(heard)).once("error", reject)
  })
const get = (path: string, ...hosts: string[]) =>
  speak(`GET ${path} HTTP/1.1\r\n${hosts.map((host) => `Host: ${host}\r\n`).join("")}Connection: close\r\n\r\n`)

describe("a request that no browser sends", () => {
  it.each(["a b", "[", "owl.localhost,barn.localhost", "owl.localhost@barn.localhost"])(
    "is refused with the host %s, by doors and pages",
    async (host) => {
      for (const path of ["/health", "/", "/api/trpc/monitor.list"])
        expect(await get(path, host)).toMatch(/^HTTP\/1\.1 400 /)
    },
  )

  it("is refused with two hosts, or with a whole address for a path", async () => {
    expect(await get("/health", web.host, `${owl.slug}.${web.host}`)).toMatch(/^HTTP\/1\.1 400 /)
    expect(await get("http://evil.example/", web.host)).toMatch(/^HTTP\/1\.1 400 /)
  })

  it.each([
    "/on/tenant/x",
    "/%6fn/tenant/x",
    "//on/tenant/x",
    "/x/../on/tenant/x",
    "/%5con/tenant/x",
    "/api/%2e%2e/on/site",
  ])("leads nowhere with the inner path %s", async (path) =>
    expect(await get(path, web.host)).toMatch(/^HTTP\/1\.1 404 /),
  )
})

describe("an answer to a person", () => {
  it("is kept by nobody, stands in no frame, and runs no script without its nonce", async () => {
    const { headers, text } = await call({ tenant: owl.slug, path: "/", headers: { cookie: owl.cookie } })
    expect(headers["cache-control"]).toMatch(/private.*no-store/)
    expect(headers["x-frame-options"]).toBe("DENY")
    const policy = String(headers["content-security-policy"])
    const nonce = /'nonce-([\w-]+)'/.exec(policy)![1]!
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy.match(/script-src [^;]*/)![0]).not.toContain("unsafe")
    const scripts = text.match(/<script\b[^>]*>/g) ?? []
    expect(scripts.length).toBeGreaterThan(0)
    expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([])
  })

  it("holds no more than a hundred calls", async () => {
    const path = `/api/trpc/${Array(101).fill("monitor.summary").join(",")}?batch=1`
    expect((await call({ tenant: owl.slug, path, headers: { cookie: owl.cookie } })).status).toBe(400)
  })

  it.each(["event.live", "event%2Elive"])("as a stream is kept by nobody either (%s)", async (name) => {
    const headers = { host: `${owl.slug}.${web.host}`, cookie: owl.cookie, accept: "text/event-stream" }
    const sent = request({ host: "127.0.0.1", port: web.port, path: `/api/trpc/${name}`, headers }).end()
    const response = await new Promise<IncomingMessage>((resolve) => sent.once("response", resolve))
    expect(response.headers["cache-control"]).toBe("private, no-store, no-transform")
    sent.destroy()
  })
})
