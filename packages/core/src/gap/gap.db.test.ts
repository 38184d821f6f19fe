import { afterAll, beforeAll, expect, it } from "vitest"
import { createEngine, type TestEngine } from "../../testing/engine.ts"
import { createWorld, type World } from "../../testing/world.ts"
import { createCaller } from "../router.ts"

let world: World
let engine: TestEngine
beforeAll(async () => {
  world = await createWorld()
  engine = await createEngine(world)
})
afterAll(async () => {
  await engine.close()
  await world.close()
})

it("tells a monitor's own tenant how many checks were not made, and why", async () => {
  const [id] = await engine.plant(world.acme)
  await engine.passUntilDue(id!)
  await engine.complete(await engine.claim())
  await engine.pass(5 * 60_000)
  await engine.complete(await engine.claim())
  const gaps = await createCaller(world.acme.as()).monitor.gaps({ id: id! })
  expect(gaps).toMatchObject([{ cause: "worker_down", region: "default", slots: 4 }])
  expect(await createCaller(world.other.as()).monitor.gaps({ id: id! })).toEqual([])
})
