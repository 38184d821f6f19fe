import { once } from "node:events"
import { type AddressInfo, createServer } from "node:net"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Doors, never, openDoors, portOf } from "../testing/doors.ts"
import { newTrace } from "./trace.ts"

let doors: Doors
beforeAll(async () => {
  doors = await openDoors()
})
afterAll(() => doors.weather.close())

const connect = (host: string, port: number) => doors.home.connectTcp({ host, port }, { signal: never() })

test("a deadline that has passed before ends each call at once", async () => {
  const signal = AbortSignal.abort()
  const { listening } = doors.weather.addresses
  await expect(doors.home.http({ url: listening }, { signal })).rejects.toMatchObject({ code: "timeout" })
  await expect(doors.home.connectTcp({ host: "127.0.0.1", port: 9 }, { signal })).rejects.toMatchObject({
    code: "timeout",
  })
  await expect(doors.home.dns({ name: "fair.weather.test", type: "A" }, { signal })).rejects.toMatchObject({
    code: "timeout",
  })
})

test("where nobody listens the connection is refused, in plain words", async () => {
  const server = createServer().listen(0, "127.0.0.1")
  await once(server, "listening")
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  await expect(connect("localhost", port)).rejects.toMatchObject({
    code: "refused",
    message: `Nobody listens on port ${port} of localhost.`,
  })
})

test("the second address is tried when the first does not answer", async () => {
  const server = createServer().listen(0, "::1")
  await once(server, "listening")
  const { port } = server.address() as AddressInfo
  const { socket, trace } = await connect("localhost", port)
  expect(trace.address).toBe(`[::1]:${port}`)
  socket.destroy()
  server.close()
})

test.each([
  ["expired.localhost", "certificate_expired"],
  ["self-signed.localhost", "certificate_untrusted"],
  ["other-name.localhost", "certificate_name"],
])("%s is refused as %s, shows its certificate, and is accepted unverified", async (host, code) => {
  const port = portOf(doors.weather.addresses.tls)
  const trace = newTrace()
  const verified = doors.home.connectTcp({ host, port, tls: { verify: true } }, { signal: never(), trace })
  await expect(verified).rejects.toMatchObject({ code })
  expect(trace.certificates).toHaveLength(1)
  const { socket } = await doors.home.connectTcp({ host, port, tls: { verify: false } }, { signal: never() })
  socket.destroy()
})

test("TLS with a server that speaks plain HTTP says why it failed", async () => {
  const port = portOf(doors.weather.addresses.listening)
  const failing = doors.home.connectTcp({ host: "127.0.0.1", port, tls: { verify: true } }, { signal: never() })
  await expect(failing).rejects.toMatchObject({
    code: "tls_failed",
    message: expect.stringContaining("wrong version number"),
  })
})
