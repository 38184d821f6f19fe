import { afterAll, beforeAll, expect, test } from "vitest"
import { type Doors, never, openDoors, portOf } from "../testing/doors.ts"

let doors: Doors
beforeAll(async () => {
  doors = await openDoors()
})
afterAll(() => doors.weather.close())

const connect = (host: string, port: number, door = doors.home) => door.connectTcp({ host, port }, { signal: never() })

test("hosted, every spelling of loopback is blocked before a connection is made", async () => {
  const port = portOf(doors.weather.addresses.listening)
  for (const host of [
    "127.0.0.1",
    "localhost",
    "a.localhost",
    "127.1",
    "2130706433",
    "0x7f000001",
    "[::1]",
    "[::ffff:7f00:1]",
    "0.0.0.0",
  ])
    await expect(
      doors.hosted.http({ url: `http://${host}:${port}/fair?hosted` }, { signal: never() }),
    ).rejects.toMatchObject({ code: "blocked" })
  expect(doors.weather.journal.count("/fair?hosted")).toBe(0)
})

test("a name with one bad address is blocked, whatever its others are", async () => {
  await expect(connect("rebind.weather.test", 80)).rejects.toMatchObject({ code: "blocked" })
  await expect(connect("fair.weather.test", 80, doors.hosted)).rejects.toMatchObject({ code: "blocked" })
})

test("a name resolves through our own resolver, aliases included", async () => {
  expect(await doors.home.resolve("alias.weather.test", 80, { signal: never() })).toEqual(["127.0.0.1", "::1"])
  expect(await doors.hosted.resolve("public.weather.test", 80, { signal: never() }).catch((error) => error.code)).toBe(
    "blocked",
  )
})

test.each([
  ["nobody.weather.test", "name_not_found"],
  ["broken.weather.test", "name_failed"],
  ["silent.weather.test", "name_timeout"],
  ["not a host", "address_malformed"],
])("%s fails as %s", async (host, code) => {
  await expect(connect(host, 80)).rejects.toMatchObject({ code })
})

test("Nightjar's own ports are shut under every name of this machine", async () => {
  for (const host of ["127.0.0.1", "localhost", "::1", "127.0.0.2", "fair.weather.test"]) {
    await expect(connect(host, 65_001)).rejects.toMatchObject({ code: "blocked" })
    await expect(connect(host, 65_002)).rejects.toMatchObject({ code: "blocked" })
  }
})
