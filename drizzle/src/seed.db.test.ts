import { createCaller } from "@nightjar/core/router"
import { createWorld, type World } from "@nightjar/core/testing"
import { createTestDatabase, type TestDatabase } from "@nightjar/db/testing"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Demo, seed } from "./seed.ts"

let database: TestDatabase
let demo: Demo | null
const keys = `k1:${Buffer.alloc(32, 7).toString("base64")}`
const plant = (url: string) => seed({ databaseUrl: url, encryptionKeys: keys, weatherUrl: "http://127.0.0.1:4000" })

beforeAll(async () => {
  database = await createTestDatabase()
  demo = await plant(database.url)
})
afterAll(() => database.drop())

describe("the seed", () => {
  it("plants a demo tenant whose login is told once", async () => {
    expect(demo).toMatchObject({ tenant: "demo", email: "demo@nightjar.example" })
    expect(demo?.apiKey).toMatch(/^nj_/)
    expect(await plant(database.url)).toBeNull()
  })

  it("leaves a database alone that has a tenant already", async () => {
    const world: World = await createWorld()
    expect(await plant(world.url)).toBeNull()
    expect((await createCaller(world.acme.as()).monitor.list({})).monitors).toEqual([])
    await world.close()
  })
})
