import { createEgress, type Egress } from "@nightjar/egress/egress"
import { systemClock } from "@nightjar/kit/time"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Dnsmasq, type Nginx, startDnsmasq, startNginx } from "../testing/programs.ts"
import { checkConfig } from "./all.ts"
import { runCheck } from "./run.ts"

let nginx: Nginx
let dnsmasq: Dnsmasq
let egress: Egress
beforeAll(async () => {
  ;[nginx, dnsmasq] = await Promise.all([startNginx(), startDnsmasq()])
  egress = createEgress({ mode: "private", userAgent: "Nightjar/test", certificateAuthorities: [nginx.authority] })
})
afterAll(() => Promise.all([nginx.stop(), dnsmasq.stop()]))

const check = (config: object) => runCheck(checkConfig.parse(config), { egress, clock: systemClock, timeoutMs: 5_000 })

const http = (path: string, more: object = {}) => check({ type: "http", url: nginx.http + path, ...more })

test("nginx is up, with a keyword, compressed when asked to be", async () => {
  expect(await http("/", { keyword: "real server" })).toMatchObject({ status: "up", message: "200 OK" })
  for (const value of ["gzip", "identity"]) {
    const found = await http("/", { keyword: "real server", headers: [{ name: "Accept-Encoding", value }] })
    expect(found).toMatchObject({ status: "up", evidence: { body: "<h1>Welcome to a real server</h1>" } })
  }
})

test("its redirects are followed, also to TLS", async () => {
  expect((await http("/moved")).evidence?.hops?.map((hop) => hop.status)).toEqual([301, 200])
  const secure = await http("/secure", { keyword: "encrypted" })
  expect(secure).toMatchObject({ status: "up", evidence: { certificates: [{ subject: "CN=weather" }] } })
  expect(Object.keys(secure.phases)).toEqual(["connectMs", "firstByteMs", "bodyMs", "dnsMs", "tlsMs"])
})

test("its basic authentication lets the right pair in", async () => {
  expect(await http("/private")).toMatchObject({ status: "down", code: "status_refused" })
  expect(await http("/private", { authentication: "basic", username: "night", password: "jar" })).toMatchObject({
    status: "up",
    evidence: { body: "inside" },
  })
})

test("its expired certificate is told as such", async () => {
  const url = `https://expired.localhost:${nginx.tlsPort}/`
  expect(await check({ type: "http", url })).toMatchObject({
    status: "down",
    code: "certificate_expired",
    evidence: { certificates: [{ subject: "CN=expired" }] },
  })
})

test("its ports are open, with and without TLS", async () => {
  const { tlsPort } = nginx
  expect((await check({ type: "tcp", host: "127.0.0.1", port: tlsPort })).status).toBe("up")
  expect((await check({ type: "tcp", host: "localhost", port: tlsPort, tls: true })).status).toBe("up")
})

test.each([
  ["A", "shop.test", "192.0.2.7"],
  ["AAAA", "shop.test", "2001:db8::7"],
  ["MX", "shop.test", "10 mail.shop.test"],
  ["TXT", "shop.test", "v=spf1 -all"],
  ["CNAME", "www.shop.test", "shop.test"],
  ["A", "www.shop.test", "192.0.2.7"],
])("dnsmasq answers %s of %s", async (recordType, name, expected) => {
  const { server, port } = dnsmasq
  expect(await check({ type: "dns", name, recordType, expected, server, port })).toMatchObject({ status: "up" })
})

test("dnsmasq does not know everybody", async () => {
  const { server, port } = dnsmasq
  expect(await check({ type: "dns", name: "nobody.test", server, port })).toMatchObject({
    status: "down",
    message: "There is no name nobody.test.",
  })
})

test("nginx that was stopped is down with a plain sentence", async () => {
  const another = await startNginx()
  const { port } = new URL(another.http)
  expect((await check({ type: "http", url: another.http })).status).toBe("up")
  await another.stop()
  expect(await check({ type: "http", url: another.http })).toMatchObject({
    status: "down",
    code: "refused",
    message: `Nobody listens on port ${port} of 127.0.0.1.`,
  })
})
