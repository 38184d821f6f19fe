import { afterAll, beforeAll, expect, it } from "vitest"
import { createWorld, type World } from "../testing/world.ts"
import { httpSample } from "./monitor/monitor.sample.ts"
import { createCaller } from "./router.ts"

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

it("says that a NUL cannot be kept, in text and in JSON", async () => {
  const caller = createCaller(world.acme.as())
  const refusal = { code: "BAD_REQUEST", message: "Text may hold any character but NUL (\\u0000)." }
  await expect(caller.monitor.list({ search: "a\u0000b" })).rejects.toMatchObject(refusal)
  const config = { ...httpSample.config, keyword: "a\u0000b" }
  await expect(caller.monitor.create({ ...httpSample, config })).rejects.toMatchObject(refusal)
})
