import { createEgress } from "@nightjar/egress/egress"
import { systemClock } from "@nightjar/kit/time"
import { startWeather, type Weather } from "@nightjar/weather/weather"
import { afterAll, beforeAll, expect, test } from "vitest"
import { checkConfig } from "./all.ts"
import { runCheck } from "./run.ts"

const egress = createEgress({ mode: "private", userAgent: "Nightjar/test" })
let weather: Weather
beforeAll(async () => {
  weather = await startWeather({ port: 0 })
})
afterAll(() => weather.close())

const check = (config: object) => {
  const [server, port] = weather.addresses.dns.split(":")
  const whole = checkConfig.parse({ type: "dns", name: "fair.weather.test", server, port: Number(port), ...config })
  return runCheck(whole, { egress, clock: systemClock, timeoutMs: 2_000 })
}

test.each([
  [{}, "up", "ok", "127.0.0.1"],
  [{ recordType: "MX", expected: "10 MAIL.weather.test." }, "up", "ok", "10 mail.weather.test"],
  [
    { expected: "127.0.0.1\n\n127.0.0.2" },
    "down",
    "value_missing",
    "127.0.0.2 is not among the records of fair.weather.test: 127.0.0.1.",
  ],
  [{ name: "alias.weather.test", recordType: "MX" }, "up", "ok", "10 mail.weather.test"],
  [
    { name: "public.weather.test", recordType: "MX" },
    "down",
    "name_not_found",
    "public.weather.test has no MX record.",
  ],
  [{ name: "nobody.weather.test" }, "down", "name_not_found", "There is no name nobody.weather.test."],
  [{ name: "broken.weather.test" }, "down", "name_failed", expect.stringContaining("ESERVFAIL")],
  [{ name: "rebind.weather.test" }, "up", "ok", "2 records: 192.0.2.1, 169.254.169.254"],
])("%j is %s: %s", async (config, status, code, message) => {
  expect(await check(config)).toMatchObject({ status, code, message })
})
