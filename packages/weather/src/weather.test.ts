import { Resolver } from "node:dns/promises"
import { once } from "node:events"
import { connect } from "node:net"
import { connect as connectTls } from "node:tls"
import { afterAll, beforeAll, expect, test } from "vitest"
import { startWeather, type Weather } from "./weather.ts"

let weather: Weather
beforeAll(async () => {
  weather = await startWeather({ port: 0 })
})
afterAll(() => weather.close())

const ask = (path: string, init?: RequestInit) =>
  fetch(weather.addresses.listening + path, { redirect: "manual", ...init })

test.each([
  ["/fair", 200],
  ["/down", 503],
  ["/status/418", 418],
  ["/slow?ms=1", 200],
  ["/auth", 401],
  ["/redirect?n=2", 302],
  ["/nowhere", 404],
])("%s answers %i", async (path, status) => {
  expect((await ask(path)).status).toBe(status)
})

test("a switch stays as it was set", async () => {
  await ask("/switch/lamp?state=down", { method: "POST" })
  expect((await ask("/switch/lamp")).status).toBe(503)
  weather.turn("lamp", "up")
  expect((await ask("/switch/lamp")).status).toBe(200)
})

test("echo tells what was sent", async () => {
  const heard = await (await ask("/echo", { method: "PUT", body: "hello", headers: { "x-mark": "1" } })).json()
  expect(heard).toMatchObject({ method: "PUT", body: "hello", headers: { "x-mark": "1" } })
})

test.each(["/resets", "/cut", "/garbage"])("%s breaks the exchange", async (path) => {
  await expect(ask(path).then((answer) => answer.text())).rejects.toThrow()
})

test("the log counts what was asked and not itself", async () => {
  await ask("/fair?counted")
  const log = await (await ask("/log")).json()
  expect(log.byPath["/fair?counted"].count).toBe(1)
  expect(log.byPath["/log"]).toBeUndefined()
})

test.each([
  ["localhost", undefined],
  ["expiring.localhost", undefined],
  ["expired.localhost", "CERT_HAS_EXPIRED"],
  ["self-signed.localhost", "DEPTH_ZERO_SELF_SIGNED_CERT"],
  ["other-name.localhost", "ERR_TLS_CERT_ALTNAME_INVALID"],
])("TLS as %s ends with %s", async (servername, code) => {
  const port = Number(new URL(weather.addresses.tls).port)
  const socket = connectTls({ port, host: "127.0.0.1", servername, ca: weather.authority })
  const heard = await Promise.race([once(socket, "secureConnect").then(() => undefined), once(socket, "error")])
  expect((heard?.[0] as NodeJS.ErrnoException | undefined)?.code).toBe(code)
  socket.destroy()
})

test("the TCP port echoes", async () => {
  const [host, port] = weather.addresses.tcp.split(":")
  const socket = connect(Number(port), host)
  socket.write("hello")
  expect(String((await once(socket, "data"))[0])).toBe("hello")
  socket.destroy()
})

test("the name server answers, follows an alias, and knows what it does not know", async () => {
  const resolver = new Resolver()
  resolver.setServers([weather.addresses.dns])
  expect(await resolver.resolve4("fair.weather.test")).toEqual(["127.0.0.1"])
  expect(await resolver.resolve4("alias.weather.test")).toEqual(["127.0.0.1"])
  await expect(resolver.resolve4("nobody.weather.test")).rejects.toMatchObject({ code: "ENOTFOUND" })
  await expect(resolver.resolve4("broken.weather.test")).rejects.toMatchObject({ code: "ESERVFAIL" })
})
