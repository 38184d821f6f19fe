import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { createWorld, type TestTenant, type World } from "../../testing/world.ts"
import { createCaller } from "../router.ts"
import { tenant } from "../tenant/tenant.table.ts"
import { emailSample, webhookSample } from "./channel.sample.ts"

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const of = (tenant: TestTenant, role?: Parameters<TestTenant["as"]>[0]) => createCaller(tenant.as(role)).channel

describe("a channel", () => {
  it("never gives its secrets back, and keeps them in an edit that leaves them out", async () => {
    const acme = of(world.acme)
    const { id } = await acme.create(webhookSample)
    const shown = JSON.stringify([await acme.get({ id }), await acme.list(), await of(world.acme, "viewer").list()])
    for (const canary of [webhookSample.config.secret, webhookSample.config.authorization, "/hooks/nightjar"])
      expect(JSON.stringify(await acme.list())).not.toContain(canary)
    expect(shown).not.toContain("canary")
    const stored = await world.pool`select config from channel`
    expect(JSON.stringify(stored)).not.toContain("canary")
    await acme.edit({ id, name: "Pager 2", config: { type: "webhook", url: `${webhookSample.config.url}/2` } })
    expect((await acme.get({ id })).config).toMatchObject({ secret: "[secret]", authorization: "[secret]" })
    const elsewhere = { type: "webhook", url: "https://thief.example/", secret: "[secret]" }
    await expect(acme.edit({ id, config: elsewhere })).rejects.toThrow("Enter this again")
    await acme.delete({ id })
  })

  it("keeps an address that is secret itself", async () => {
    const acme = of(world.acme)
    const config = { type: "slack", url: "https://hooks.slack.com/services/canary" } as const
    const { id } = await acme.create({ name: "Chat", config })
    expect(await acme.get({ id })).toMatchObject({ config: { url: "[secret]" }, target: "an incoming webhook" })
    await acme.edit({ id, config: { type: "slack", url: "[secret]" } })
    await acme.edit({ id, config: { ...config, url: "https://hooks.slack.com/services/another" } })
    await acme.delete({ id })
  })

  it("changes what an edit names, and nothing else", async () => {
    const acme = of(world.acme)
    const { id } = await acme.create(emailSample)
    await acme.edit({ id, isDefault: false })
    expect(await acme.get({ id })).toMatchObject({ ...emailSample, isDefault: false, target: "on-call@acme.example" })
    await acme.delete({ id })
  })

  it("is switched off and on, deleted and brought back", async () => {
    const acme = of(world.acme)
    const { id } = await acme.create(emailSample)
    await acme.disable({ id })
    expect((await acme.get({ id })).disabledAt).not.toBeNull()
    await acme.enable({ id })
    expect((await acme.get({ id })).disabledAt).toBeNull()
    await acme.delete({ id })
    await expect(acme.get({ id })).rejects.toThrow("There is no such channel here.")
    expect(await acme.list()).toEqual([])
    await acme.restore({ id })
    expect(await acme.list()).toHaveLength(1)
    await acme.delete({ id })
  })

  it("of another tenant is answered as one that nobody has", async () => {
    const { id } = await of(world.acme).create(emailSample)
    const other = of(world.other)
    for (const call of [
      () => other.get({ id }),
      () => other.edit({ id, name: "Stolen" }),
      () => other.disable({ id }),
      () => other.delete({ id }),
      () => other.restore({ id }),
      () => other.test({ id }),
    ])
      await expect(call()).rejects.toThrow("There is no such channel here.")
    expect(await other.list()).toEqual([])
  })

  it("is one of as many as the plan holds", async () => {
    const small = await world.addTenant("small")
    await world.wiring.database.write(small.info.id, (db) => db.update(tenant).set({ plan: "free" }))
    const channels = of(small)
    for (let n = 0; n < 5; n++) await channels.create(emailSample)
    await expect(channels.create(emailSample)).rejects.toThrow(
      "The Free plan holds 5 channels; there is no room for more.",
    )
    const [one] = await channels.list()
    await channels.delete({ id: one!.id })
    await channels.create(emailSample)
    await expect(channels.restore({ id: one!.id })).rejects.toThrow("The Free plan holds 5 channels")
  })

  it("says in its form that it cannot be sent where there is no mail server", async () => {
    const forms = await of(world.acme).forms()
    const unable = Object.fromEntries(forms.types.map(({ type, unable }) => [type, unable]))
    expect(Object.entries(unable).filter(([, why]) => why !== null)).toEqual([
      ["email", "This deployment has no mail server (SMTP_URL)."],
    ])
    expect(Object.keys(unable)).toContain("webhook")
  })
})
