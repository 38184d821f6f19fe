import { afterAll, beforeAll, expect, test } from "vitest"
import { type Doors, never, openDoors, portOf } from "../testing/doors.ts"

let doors: Doors
beforeAll(async () => {
  doors = await openDoors()
})
afterAll(() => doors.weather.close())

test.each([
  ["A", "fair.weather.test", ["127.0.0.1"]],
  ["AAAA", "fair.weather.test", ["::1"]],
  ["CAA", "fair.weather.test", ['0 issue "ca.weather.test"']],
  ["CNAME", "alias.weather.test", ["fair.weather.test"]],
  ["MX", "fair.weather.test", ["10 mail.weather.test"]],
  ["NS", "fair.weather.test", ["ns.weather.test"]],
  ["PTR", "192.0.2.1", ["fair.weather.test"]],
  ["SOA", "fair.weather.test", ["ns.weather.test root.weather.test 7 1 2 3 4"]],
  ["SRV", "fair.weather.test", ["5 10 443 a.weather.test"]],
  ["TXT", "fair.weather.test", ["sunny and warm"]],
] as const)("%s records of %s read as in a zone file", async (type, name, records) => {
  expect((await doors.home.dns({ name, type }, { signal: never() })).records).toEqual(records)
})

test("hosted, names of inner networks are not asked for, and a name server is vetted like any target", async () => {
  for (const name of ["db.internal", "api.svc.cluster.local", "router", "nas.home.arpa"])
    await expect(doors.hosted.dns({ name, type: "A" }, { signal: never() })).rejects.toMatchObject({ code: "blocked" })
  const server = { host: "127.0.0.1", port: portOf(doors.weather.addresses.dns) }
  await expect(doors.hosted.dns({ name: "a.test", type: "A", server }, { signal: never() })).rejects.toMatchObject({
    code: "blocked",
  })
})
