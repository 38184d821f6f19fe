import { once } from "node:events"
import { type AddressInfo, createServer } from "node:net"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Doors, never, openDoors, portOf } from "../testing/doors.ts"
import type { HttpRequest } from "./egress.ts"

let doors: Doors
beforeAll(async () => {
  doors = await openDoors()
})
afterAll(() => doors.weather.close())

const ask = (request: Omit<HttpRequest, "url"> & { path: string }) =>
  doors.home.http({ ...request, url: doors.weather.addresses.listening + request.path }, { signal: never() })

test("an answer carries status, headers, body, address and phases", async () => {
  const answer = await ask({ path: "/fair" })
  expect(answer).toMatchObject({ status: 200, statusText: "OK", bodyBytes: 5, cut: false })
  expect(answer.body.toString()).toBe("fair\n")
  expect(answer.headers).toContainEqual({ name: "content-length", value: "5" })
  expect(Object.keys(answer.trace.phases)).toEqual(["connectMs", "firstByteMs", "bodyMs"])
  expect(answer.trace.address).toBe(new URL(doors.weather.addresses.listening).host)
})

test("a name adds its lookup, TLS its handshake and certificate", async () => {
  const url = `https://localhost:${portOf(doors.weather.addresses.tls)}/fair`
  const { trace } = await doors.home.http({ url }, { signal: never() })
  expect(Object.keys(trace.phases)).toEqual(["dnsMs", "connectMs", "tlsMs", "firstByteMs", "bodyMs"])
  expect(trace.certificates?.[0]).toMatchObject({ subject: "CN=weather", issuer: "CN=Nightjar weather authority" })
})

test("the customer's headers go out, what is about the connection is ours", async () => {
  const headers = [
    { name: "User-Agent", value: "mine" },
    { name: "X-Mark", value: "1" },
    { name: "Content-Length", value: "99" },
    { name: "Transfer-Encoding", value: "chunked" },
  ]
  const answer = await ask({ path: "/echo", method: "POST", body: "käse", headers, keepBytes: 4096 })
  const heard = JSON.parse(answer.body.toString())
  expect(heard.body).toBe("käse")
  expect(heard.headers).toMatchObject({
    "user-agent": "mine",
    "x-mark": "1",
    "content-length": "5",
    connection: "close",
  })
  expect(heard.headers).not.toHaveProperty("transfer-encoding")
})

test.each([
  ["/resets", "reset"],
  ["/cut", "closed_early"],
  ["/garbage", "answer_malformed"],
  ["/headers", "headers_too_large"],
  ["/bad-body", "body_malformed"],
  ["/redirect?n=11", "too_many_redirects"],
  ["/redirect?to=ftp://a.test/", "redirect_malformed"],
  ["/redirect?to=http://169.254.169.254/latest", "blocked"],
  ["/redirect?to=http://localhost:65001/", "blocked"],
])("%s fails as %s", async (path, code) => {
  await expect(ask({ path })).rejects.toMatchObject({ code })
})

test("redirects are followed by hand and told hop by hop", async () => {
  const answer = await ask({ path: "/redirect?n=3" })
  expect(answer.trace.hops.map((hop) => hop.status)).toEqual([302, 302, 302, 200])
  expect(answer.url).toBe(`${doors.weather.addresses.listening}/fair`)
  expect((await ask({ path: "/redirect?n=3", maxRedirects: 0 })).status).toBe(302)
})

test("cookies are kept for the length of the chain, beside the customer's own", async () => {
  const headers = [{ name: "Cookie", value: "mine=1" }]
  expect((await ask({ path: "/cookie", headers })).trace.hops.map((hop) => hop.status)).toEqual([302, 200])
  expect((await ask({ path: "/cookie" })).trace.hops).toHaveLength(2)
})

test("no more is read than the limit, on the wire and after inflating", async () => {
  for (const path of ["/huge", "/endless", "/bomb"]) {
    const answer = await ask({ path, limitBytes: 100_000, keepBytes: 10 })
    expect(answer).toMatchObject({ status: 200, cut: true, bodyBytes: 100_000 })
    expect(answer.body).toHaveLength(10)
  }
})

test("a bomb that many checks open at once does not fill the memory", async () => {
  const before = process.memoryUsage.rss()
  await Promise.all(Array.from({ length: 50 }, () => ask({ path: "/bomb" })))
  expect(process.memoryUsage.rss() - before).toBeLessThan(100 * 1_048_576)
})

test("an inflated body is complete when it ends within the limit", async () => {
  const pieces: Buffer[] = []
  const answer = await ask({ path: "/bomb?mb=1", limitBytes: 2_097_152, onBody: (piece) => pieces.push(piece) })
  expect(answer).toMatchObject({ cut: false, bodyBytes: 1_048_576 })
  expect(Buffer.concat(pieces)).toHaveLength(1_048_576)
})

test.each([
  ["/cold", "firstByteMs", "No answer came in time."],
  ["/endless?ms=1", "bodyMs", "The answer did not end in time."],
])("the caller's deadline ends %s in the phase %s", async (path, phase, message) => {
  const deadline = new AbortController()
  const { signal } = deadline
  void doors.weather.journal.next("/cold").then(() => deadline.abort())
  const url = doors.weather.addresses.listening + path
  const answer = doors.home.http({ url, onBody: () => deadline.abort() }, { signal })
  await expect(answer).rejects.toMatchObject({ code: "timeout", message })
  await expect(answer).rejects.toHaveProperty(`trace.phases.${phase}`)
})

test("an upgrade that nobody asked for ends the exchange", async () => {
  const server = createServer((socket) =>
    socket.end("HTTP/1.1 101 Switching\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n"),
  )
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await expect(doors.home.http({ url }, { signal: never() })).rejects.toMatchObject({ code: "closed_early" })
  server.close()
})

test.each(["ftp://a.test/", "http://user:pw@127.0.0.1/", "nonsense", "http://"])(
  "%s is no web address",
  async (url) => {
    await expect(doors.home.http({ url }, { signal: never() })).rejects.toMatchObject({ code: "address_malformed" })
  },
)

test("no HTTP is spoken to mail servers", async () => {
  await expect(doors.home.http({ url: "http://127.0.0.1:25/" }, { signal: never() })).rejects.toMatchObject({
    code: "blocked",
  })
})
