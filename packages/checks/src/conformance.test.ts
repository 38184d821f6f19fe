import { readdirSync } from "node:fs"
import { createEgress } from "@nightjar/egress/egress"
import { systemClock } from "@nightjar/kit/time"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { z } from "zod"
import { type Stranger, startFlood, startMute } from "../testing/strangers.ts"
import { type CheckConfig, checkConfig, checkOf, checks, describeTarget, formSchema, secretFields } from "./all.ts"
import { outcome } from "./outcome.ts"
import { runCheck } from "./run.ts"

const egress = createEgress({ mode: "private", userAgent: "Nightjar/test" })
let mute: Stranger
let flood: Stranger
beforeAll(async () => {
  ;[mute, flood] = await Promise.all([startMute(), startFlood()])
})
afterAll(() => {
  mute.close()
  flood.close()
})

/** The type's sample, but asking this peer, in whichever fields it names one. */
const pointedAt = (type: string, host: string, port: number): CheckConfig => {
  const { sample, config } = checkOf(type)
  const peer = { url: `http://${host}:${port}/`, host, server: host, port }
  const named = Object.entries(peer).filter(([field]) => field in config.shape)
  return checkConfig.parse({ type, ...sample, ...Object.fromEntries(named) })
}
const run = (config: CheckConfig, timeoutMs: number, signal?: AbortSignal) =>
  runCheck(config, { egress, clock: systemClock, timeoutMs, signal })

describe.each(checks.map((check) => [check.type, check] as const))("%s", (type, check) => {
  const fields = Object.entries(formSchema(type).properties ?? {}) as [string, z.core.JSONSchema.JSONSchema][]

  test("says in words what it is", () => {
    expect(check.label).toMatch(/^[A-Z].{2,40}$/)
    expect(check.description).toMatch(/^[A-Z].{10,120}\.$/)
  })

  test("has a sample that is valid and described in one line", () => {
    const config = checkConfig.parse({ type, ...check.sample })
    expect(JSON.parse(JSON.stringify(config))).toEqual(config)
    expect(describeTarget(config)).toMatch(/^.{1,200}$/)
  })

  test("can be drawn: every field has a title", () => {
    const walk = (name: string, field: z.core.JSONSchema.JSONSchema) => {
      expect(field.title, name).toBeTruthy()
      const items = field.items as z.core.JSONSchema.JSONSchema | undefined
      for (const [column, inner] of Object.entries(items?.properties ?? {}))
        walk(`${name}.${column}`, inner as z.core.JSONSchema.JSONSchema)
    }
    for (const [name, field] of fields) walk(name, field)
  })

  test("marks what sounds like a secret as one", () => {
    const suspicious = fields.map(([name]) => name).filter((name) => /password|token|secret|key$/i.test(name))
    expect(secretFields(type)).toEqual(expect.arrayContaining(suspicious))
  })

  test("puts essential fields before advanced ones", () => {
    const advanced = fields.map(([, field]) => field.advanced === true)
    expect(advanced).toEqual([...advanced].sort())
  })
})

const probes = checks.filter((check) => check.where === "worker").map((check) => check.type)

describe.each(probes)("%s, run by a worker", (type) => {
  test("ends at its deadline, says how long that is, and tells phases that add up", async () => {
    const found = await run(pointedAt(type, "127.0.0.1", mute.port), 300)
    expect(found).toMatchObject({ status: "down", code: "timeout", message: expect.stringContaining("0.3 s") })
    const sum = Object.values(found.phases).reduce((total, ms) => total + ms, 0)
    expect(found.latencyMs).toBeCloseTo(sum, 1)
    expect(sum).toBeGreaterThan(250)
    expect(outcome.parse(JSON.parse(JSON.stringify(found)))).toEqual(JSON.parse(JSON.stringify(found)))
  })

  test("ends at once when the worker stops, without an outcome", async () => {
    const stopping = new AbortController()
    const found = run(pointedAt(type, "127.0.0.1", mute.port), 60_000, stopping.signal)
    stopping.abort(new Error("stopping"))
    await expect(found).rejects.toThrow("stopping")
    await expect(run(pointedAt(type, "127.0.0.1", mute.port), 60_000, stopping.signal)).rejects.toThrow("stopping")
  })

  test("refuses a blocked address, and names the setting", async () => {
    const found = await run(pointedAt(type, "169.254.169.254", 80), 5_000)
    expect(found).toMatchObject({
      status: "blocked",
      code: "blocked",
      message: expect.stringContaining("EGRESS_ALLOW"),
    })
  })

  test("keeps little of a peer that never stops", async () => {
    const before = process.memoryUsage.rss()
    const found = await Promise.all(
      Array.from({ length: 20 }, () => run(pointedAt(type, "127.0.0.1", flood.port), 500)),
    )
    expect(process.memoryUsage.rss() - before).toBeLessThan(60 * 1_048_576)
    expect(JSON.stringify(found[0]).length).toBeLessThan(4_096)
  })
})

test("every kind that a worker runs has a driver, and there is no driver without a kind", () => {
  const drivers = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".driver.ts"))
  expect(drivers.sort()).toEqual(probes.map((type) => `${type}.driver.ts`).sort())
})
