import { readdirSync } from "node:fs"
import { type AddressInfo, createServer } from "node:net"
import { createEgress, type Egress } from "@nightjar/egress/egress"
import { systemClock } from "@nightjar/kit/time"
import { startWeather, type Weather } from "@nightjar/weather/weather"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { z } from "zod"
import { type CheckConfig, checkConfig, checks, describeTarget, formSchema, secretFields } from "./all.ts"
import { outcome } from "./outcome.ts"
import { runCheck } from "./run.ts"

/** What each kind of check a worker runs is pointed at: one target that is good, one that is silent, one that is shut. */
type Targets = Record<"good" | "silent" | "shut", object>

let weather: Weather
let egress: Egress
/** Accepts connections and never says a word. */
const mute = createServer()
beforeAll(async () => {
  await new Promise<void>((resolve) => mute.listen(0, "127.0.0.1", resolve))
  weather = await startWeather({ port: 0 })
  egress = createEgress({ mode: "private", userAgent: "Nightjar/test", certificateAuthorities: [weather.authority] })
})
afterAll(async () => {
  mute.close()
  await weather.close()
})

const server = () => {
  const [host = "", port] = weather.addresses.dns.split(":")
  return { server: host, port: Number(port) }
}
const metadata = "169.254.169.254"

const targets: Record<string, () => Targets> = {
  http: () => ({
    good: { url: `${weather.addresses.listening}/fair` },
    silent: { url: `${weather.addresses.listening}/cold` },
    shut: { url: `http://${metadata}/` },
  }),
  tcp: () => ({
    good: { host: "127.0.0.1", port: Number(weather.addresses.tcp.split(":")[1]) },
    silent: { host: "127.0.0.1", port: (mute.address() as AddressInfo).port, tls: true },
    shut: { host: metadata, port: 80 },
  }),
  dns: () => ({
    good: { name: "fair.weather.test", ...server() },
    silent: { name: "silent.weather.test", ...server() },
    shut: { name: "fair.weather.test", server: metadata },
  }),
}

const configOf = (type: string, which: keyof Targets): CheckConfig => {
  const named = targets[type]
  if (!named) throw new Error(`Tell conformance.test.ts what a check of type "${type}" is pointed at`)
  return checkConfig.parse({ type, ...named()[which] })
}
const run = (config: CheckConfig, timeoutMs = 5_000, signal?: AbortSignal) =>
  runCheck(config, { egress, clock: systemClock, timeoutMs, signal })

describe.each(checks.map((check) => [check.type, check] as const))("%s", (type, check) => {
  test("says in words what it is", () => {
    expect([check.label, check.description].every((words) => words.length > 2)).toBe(true)
    expect(check.description).toMatch(/\.$/)
  })

  test("has a sample that is valid and described in one line", () => {
    const config = checkConfig.parse({ type, ...check.sample })
    expect(JSON.parse(JSON.stringify(config))).toEqual(config)
    expect(describeTarget(config)).toMatch(/^.{1,200}$/)
  })

  test("can be drawn: each field has a title, and choices have words", () => {
    const walk = (schema: z.core.JSONSchema.BaseSchema, path: string) => {
      for (const [name, field] of Object.entries(schema.properties ?? {})) {
        if (typeof field !== "object") continue
        expect(field.title, `${path}.${name}`).toBeTruthy()
        if (typeof field.items === "object" && "properties" in field.items) walk(field.items, `${path}.${name}`)
      }
    }
    walk(formSchema(type), type)
  })

  test("marks what sounds like a secret as one", () => {
    const suspicious = Object.keys(check.config.shape).filter((name) => /password|token|secret|key$/i.test(name))
    expect(secretFields(type)).toEqual(expect.arrayContaining(suspicious))
  })

  test("puts essential fields before advanced ones", () => {
    const fields = Object.values(formSchema(type).properties ?? {})
    const advanced = fields.map((field) => typeof field === "object" && field.advanced === true)
    expect(advanced).toEqual([...advanced].sort())
  })
})

const probes = checks.filter((check) => check.where === "worker").map((check) => check.type)

describe.each(probes)("%s, run by a worker", (type) => {
  test("is up, with phases whose sum is the latency, as plain JSON", async () => {
    const found = await run(configOf(type, "good"))
    expect(found.status, found.message).toBe("up")
    const sum = Object.values(found.phases).reduce((total, ms) => total + ms, 0)
    expect(found.latencyMs).toBeCloseTo(sum, 1)
    expect(outcome.parse(JSON.parse(JSON.stringify(found)))).toMatchObject({ code: "ok" })
  })

  test("is down at its deadline, and says how long that is", async () => {
    const found = await run(configOf(type, "silent"), 300)
    expect(found).toMatchObject({ status: "down", code: "timeout", message: expect.stringContaining("0.3 s") })
    expect(found.latencyMs).toBeGreaterThan(250)
    expect(found.latencyMs).toBeLessThan(1_000)
  })

  test("ends at once when the worker stops, without an outcome", async () => {
    const stopping = new AbortController()
    const found = run(configOf(type, "silent"), 60_000, stopping.signal)
    stopping.abort(new Error("stopping"))
    await expect(found).rejects.toThrow("stopping")
    await expect(run(configOf(type, "good"), 60_000, stopping.signal)).rejects.toThrow("stopping")
  })

  test("refuses a blocked address, and names the setting", async () => {
    const found = await run(configOf(type, "shut"))
    expect(found).toMatchObject({
      status: "blocked",
      code: "blocked",
      message: expect.stringContaining("EGRESS_ALLOW"),
    })
  })
})

test("every kind that a worker runs has a driver, and there is no driver without a kind", () => {
  const drivers = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".driver.ts"))
  expect(drivers.sort()).toEqual(probes.map((type) => `${type}.driver.ts`).sort())
})
