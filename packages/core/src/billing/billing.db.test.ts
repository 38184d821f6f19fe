import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { createWorld, type World } from "../../testing/world.ts"
import { createCaller } from "../router.ts"

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

describe("where nothing is sold", () => {
  it("says so, and leaves the plan as it is", async () => {
    const { billing, usage } = createCaller(world.acme.as())
    expect(await billing.get()).toMatchObject({ mode: null, state: "none" })
    for (const attempt of [() => billing.checkout({ plan: "pro" }), () => billing.openPortal(), () => billing.sync()])
      await expect(attempt()).rejects.toThrow("Nothing is sold on this Nightjar")
    expect(await usage.get()).toMatchObject({ plan: "enterprise", limits: { monitors: { max: null } } })
  })

  it("knows no plan that is not sold", async () => {
    const { billing } = createCaller(world.acme.as())
    await expect(billing.checkout({ plan: "free" })).rejects.toThrow("must be a plan that is sold")
  })
})
