import { askDoor } from "@nightjar/db/transaction"
import { idToUuid, newId } from "@nightjar/kit/id"
import { hashToken } from "@nightjar/kit/secret"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { errorOf } from "../../testing/error-of.ts"
import { createWorld, type World } from "../../testing/world.ts"
import { createCaller } from "../router.ts"
import { createMonitor } from "./monitor.actions.ts"
import { httpSample, pushSample, samples } from "./monitor.sample.ts"

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const acme = () => createCaller(world.acme.as())
const other = () => createCaller(world.other.as())
/** A fresh tenant, so that counts mean something. */
const newTenant = async (slug: string) => createCaller((await world.addTenant(slug)).as())

describe("a monitor", () => {
  it("is created with a schedule and a standing, for each sample", async () => {
    const api = await newTenant("samples")
    for (const sample of samples) await api.monitor.create(sample)
    const { monitors, nextCursor } = await api.monitor.list({ sort: "name" })
    expect(monitors.map((row) => [row.name, row.state])).toEqual([
      ["Checkout API", "no_data"],
      ["Mail", "no_data"],
      ["Nightly backup", "no_data"],
    ])
    expect(nextCursor).toBeNull()
    expect(await api.monitor.summary()).toEqual({ states: { no_data: 3 }, coverage: 0 })
  })

  it("shows its secrets to nobody, and keeps them through an edit that leaves them out", async () => {
    const { id } = await acme().monitor.create(httpSample)
    const shown = await acme().monitor.get({ id })
    expect(JSON.stringify(shown)).not.toContain("canary-password")
    expect(shown.config).toMatchObject({ password: "[secret]" })
    const config = { ...shown.config, url: "https://shop.example/new" }
    await acme().monitor.edit({ ...httpSample, id, version: 1, config })
    const edited = await acme().monitor.get({ id })
    expect(edited).toMatchObject({ version: 2, target: "https://shop.example/new", config: { password: "[secret]" } })
    const [row] = await world.pool.unsafe("select config::text as text from monitor where id = $1", [idToUuid(id)])
    expect(row!.text).not.toContain("canary-password")
  })

  it("asks for its secrets again before they go to another host", async () => {
    const { id } = await acme().monitor.create(httpSample)
    const { config } = await acme().monitor.get({ id })
    const elsewhere = { ...config, url: "https://thief.example/" }
    const asked = { code: "invalid", detail: { field: "config.password" } }
    expect(await errorOf(acme().monitor.edit({ ...httpSample, id, version: 1, config: elsewhere }))).toMatchObject(
      asked,
    )
    expect(await errorOf(acme().probe.test({ config: elsewhere, monitor: id }))).toMatchObject(asked)
    await acme().monitor.edit({ ...httpSample, id, version: 1, config: { ...elsewhere, password: "a new one" } })
  })

  it("has an address to call when it waits to be called, found by the hash of its token", async () => {
    const { id } = await acme().monitor.create(pushSample)
    const { pushToken } = await acme().monitor.get({ id })
    const [found] = await askDoor<{ id: string }>(world.pool, "monitor_by_push_token", [hashToken(pushToken!)])
    expect(found?.id).toBe(idToUuid(id))
  })

  it("tells a form that was opened before somebody else's edit", async () => {
    const { id } = await acme().monitor.create(httpSample)
    await acme().monitor.edit({ ...httpSample, id, version: 1, name: "First" })
    const error = await errorOf(acme().monitor.edit({ ...httpSample, id, version: 1, name: "Second" }))
    expect(error).toMatchObject({ code: "stale", detail: { version: 2 } })
    expect((await acme().monitor.get({ id })).name).toBe("First")
  })

  it("is paused and resumed, also many at once", async () => {
    const api = await newTenant("pausing")
    const ids = []
    for (const name of ["a", "b", "c"]) ids.push((await api.monitor.create({ ...httpSample, name })).id)
    expect((await api.monitor.pause({ ids })).ids).toHaveLength(3)
    expect(await api.monitor.summary()).toMatchObject({ states: { paused: 3 } })
    expect((await api.monitor.pause({ ids })).ids).toEqual([])
    expect((await api.monitor.resume({ ids: ids.slice(1) })).ids).toHaveLength(2)
    expect(await api.monitor.summary()).toMatchObject({ states: { paused: 1, no_data: 2 } })
  })

  it("is gone when deleted, and comes back when restored", async () => {
    const api = await newTenant("deleting")
    const { id } = await api.monitor.create(httpSample)
    await api.monitor.delete({ ids: [id] })
    expect((await api.monitor.list({})).monitors).toEqual([])
    expect(await errorOf(api.monitor.get({ id }))).toMatchObject({ code: "not_found" })
    await api.monitor.restore({ ids: [id] })
    expect((await api.monitor.list({})).monitors).toMatchObject([{ id, name: "Checkout API" }])
  })

  it("is cloned with its secrets", async () => {
    const { id } = await acme().monitor.create(httpSample)
    const clone = await acme().monitor.clone({ id })
    expect(await acme().monitor.get({ id: clone.id })).toMatchObject({
      name: "Checkout API (copy)",
      config: { password: "[secret]" },
    })
  })

  it("carries tags, by which the list is narrowed", async () => {
    const api = await newTenant("tagging")
    const { id } = await api.monitor.create(httpSample)
    await api.monitor.create({ ...httpSample, name: "untagged" })
    const tag = await api.tag.create({ name: "env", color: "teal" })
    await api.monitor.tag({ id, tags: [{ id: tag.id, value: "production" }] })
    const { monitors } = await api.monitor.list({ tags: [tag.id] })
    expect(monitors).toMatchObject([{ id, tags: [{ name: "env", value: "production" }] }])
    expect(await api.tag.list()).toMatchObject([{ name: "env", monitors: 1 }])
    expect(await errorOf(api.tag.create({ name: "env" }))).toMatchObject({ code: "conflict" })
  })

  it("is found by what a person types, wildcards included", async () => {
    const api = await newTenant("searching")
    for (const name of ["100% real", "مراقبة 🚀", "plain"]) await api.monitor.create({ ...httpSample, name })
    const search = async (text: string) => (await api.monitor.list({ search: text })).monitors.map((row) => row.name)
    expect(await search("100%")).toEqual(["100% real"])
    expect(await search("🚀")).toEqual(["مراقبة 🚀"])
    expect(await search("PLAIN")).toEqual(["plain"])
    expect(await search("_")).toEqual([])
  })
})

describe("bad input is told what to do", () => {
  const refused = async (input: object) => {
    const error = await acme()
      .monitor.create({ ...httpSample, ...input } as never)
      .then(
        () => undefined,
        (thrown: { cause: { issues: { path: PropertyKey[]; message: string }[] } }) => thrown.cause.issues[0],
      )
    return `${error?.path.join(".")}: ${error?.message}`
  }
  it.each([
    [{ config: { type: "http", url: "not an address" } }, "config.url: Enter an address that starts with https://"],
    [{ config: { type: "http", url: "https://user:pass@shop.example" } }, "config.url: Enter an address"],
    [{ name: "x".repeat(10_000) }, "name: must have at most 150 characters"],
    [{ name: "   " }, "name: must not be empty"],
    [{ intervalSeconds: 0 }, "intervalSeconds: Interval must be at least 1 s"],
    [{ timeoutSeconds: 50 }, "timeoutSeconds: The timeout may be at most 80 %"],
  ])("%o", async (input, sentence) => {
    expect(await refused(input)).toContain(sentence)
  })
})

describe("limits hold", () => {
  it("when twenty people create the last monitor at once", async () => {
    const tenant = await world.addTenant("crowded")
    await world.pool.unsafe("update tenant set plan = 'free' where slug = 'crowded'")
    const context = { ...tenant.as(), tenant: { ...tenant.info, plan: "free" as const } }
    for (let n = 0; n < 15; n++) await createMonitor(context, httpSample)
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => createMonitor(context, httpSample)))
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(5)
    const usage = await createCaller(context).usage.get()
    expect(usage.limits.monitors).toEqual({ used: 20, max: 20 })
  })

  it("for the shortest interval of the plan", async () => {
    const tenant = await world.addTenant("hasty")
    await world.pool.unsafe("update tenant set plan = 'free' where slug = 'hasty'")
    const api = createCaller(tenant.as())
    const hasty = { ...httpSample, intervalSeconds: 5, retryIntervalSeconds: 5, timeoutSeconds: 3 }
    expect(await errorOf(api.monitor.create(hasty))).toMatchObject({ code: "plan_limit", detail: { max: 30 } })
  })
})

describe("another tenant", () => {
  it("gets the same answer for a foreign id as for one that nobody has", async () => {
    const { id } = await acme().monitor.create(httpSample)
    const unknown = newId("monitor")
    const answers = async (target: typeof id) => {
      const calls = [
        other().monitor.get({ id: target }),
        other().monitor.history({ id: target, range: "24h" }),
        other().monitor.pause({ ids: [target] }),
        other().monitor.delete({ ids: [target] }),
        other().monitor.clone({ id: target }),
        other().monitor.edit({ ...httpSample, id: target, version: 1 }),
        other().monitor.tag({ id: target, tags: [] }),
        other().probe.checkNow({ id: target }),
        other().probe.test({ config: httpSample.config, monitor: target }),
      ]
      return Promise.all(calls.map(async (call) => JSON.stringify(await errorOf(call))))
    }
    expect(await answers(id)).toEqual(await answers(unknown))
    expect((await acme().monitor.get({ id })).pausedAt).toBeNull()
  })
})
