import { createEgress, type Egress } from "@nightjar/egress/egress"
import { systemClock } from "@nightjar/kit/time"
import { startWeather, type Weather } from "@nightjar/weather/weather"
import { afterAll, beforeAll, expect, test } from "vitest"
import { checkConfig } from "./all.ts"
import { runCheck } from "./run.ts"

let weather: Weather
let egress: Egress
beforeAll(async () => {
  weather = await startWeather({ port: 0 })
  egress = createEgress({ mode: "private", userAgent: "Nightjar/test", certificateAuthorities: [weather.authority] })
})
afterAll(() => weather.close())

const check = (address: string, config: object) =>
  runCheck(checkConfig.parse({ type: "tcp", host: "127.0.0.1", port: Number(address.split(":").at(-1)), ...config }), {
    egress,
    clock: systemClock,
    timeoutMs: 2_000,
  })

test.each([
  ["tcp", {}, "up", "ok", "The port is open."],
  ["tls", { tls: true }, "up", "ok", "The TLS handshake succeeded."],
  ["tls", { tls: true, host: "expired.localhost" }, "down", "certificate_expired", "The certificate has expired."],
  [
    "tls",
    { tls: true, host: "expiring.localhost" },
    "degraded",
    "certificate_expiring",
    expect.stringContaining("days"),
  ],
  ["tcp", { tls: true }, "down", "tls_failed", expect.stringMatching(/^The TLS handshake failed/)],
  ["tcp", { slowFromMs: 0 }, "up", "ok", "The port is open."],
] as const)("%s with %j is %s: %s", async (where, config, status, code, message) => {
  expect(await check(weather.addresses[where], config)).toMatchObject({ status, code, message })
})

test("phases are told, those of TLS too", async () => {
  const found = await check(weather.addresses.tls, { tls: true, host: "localhost" })
  expect(Object.keys(found.phases)).toEqual(["dnsMs", "connectMs", "tlsMs"])
})
