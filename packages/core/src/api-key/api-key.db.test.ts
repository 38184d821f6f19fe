import { asOwner } from "@nightjar/db/transaction"
import { hashToken } from "@nightjar/kit/secret"
import { day } from "@nightjar/kit/time"
import { afterAll, beforeAll, expect, it } from "vitest"
import { createWorld, type World } from "../../testing/world.ts"
import { createCaller } from "../router.ts"

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

it("is shown once and kept as a hash", async () => {
  const caller = createCaller(world.acme.as())
  const { id, key } = await caller.apiKey.create({ name: "ci", scopes: ["monitor.list"], expiresInDays: 30 })
  const [row] = await asOwner(world.pool, (sql) => sql`select * from api_key`)
  expect(row!.hash).toBe(hashToken(key))
  const rest = [row, await caller.apiKey.list(), await asOwner(world.pool, (sql) => sql`select * from audit_log`)]
  expect(JSON.stringify(rest)).not.toContain(key)
  const [listed] = await caller.apiKey.list()
  expect(listed).toMatchObject({ id, name: "ci", scopes: ["monitor.list"], createdBy: "owner@acme.example" })
  expect((listed!.expiresAt!.getTime() - Date.now()) / day).toBeCloseTo(30, 1)
})

it("is revoked once, and not by another tenant", async () => {
  const { id } = await createCaller(world.acme.as()).apiKey.create({ name: "ci" })
  await expect(createCaller(world.other.as()).apiKey.revoke({ id })).rejects.toThrow("There is no such API key here.")
  await createCaller(world.acme.as()).apiKey.revoke({ id })
  expect(world.whispers).toContainEqual({ kind: "forget", keys: [id] })
  await expect(createCaller(world.acme.as()).apiKey.revoke({ id })).rejects.toThrow("There is no such API key here.")
  expect(await createCaller(world.other.as()).apiKey.list()).toEqual([])
})

it("is for admins to make, and not for keys", async () => {
  await expect(createCaller(world.acme.as("member")).apiKey.create({ name: "ci" })).rejects.toThrow("apiKey.create")
  const context = { ...world.acme.as(), actor: { kind: "key", key: "key_0", scopes: ["*"] } as const }
  await expect(createCaller(context).apiKey.create({ name: "ci" })).rejects.toThrow("This API key")
})
