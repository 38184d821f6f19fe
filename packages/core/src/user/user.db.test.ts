import { afterAll, beforeAll, expect, it } from "vitest"
import { createWorld, type World } from "../../testing/world.ts"
import { createCaller } from "../router.ts"

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

it("renames itself and nobody else", async () => {
  const caller = createCaller(world.acme.as())
  await caller.user.rename({ name: " Ada Löwe 🦁 " })
  expect(await caller.user.get()).toMatchObject({ name: "Ada Löwe 🦁", email: "owner@acme.example" })
  expect(await createCaller(world.other.as()).user.get()).toMatchObject({ name: "Owner of other" })
})

it("sees the members of the tenant it is in, and the tenants it belongs to", async () => {
  const caller = createCaller(world.acme.as())
  expect((await caller.member.list()).map(({ email, role }) => [email, role])).toEqual([
    ["owner@acme.example", "owner"],
  ])
  expect((await caller.member.listOwn()).map(({ slug, role }) => [slug, role])).toEqual([["acme", "owner"]])
})

it("is a person: keys have no account", async () => {
  const context = { ...world.acme.as(), actor: { kind: "key", key: "key_0", scopes: ["*"] } as const }
  await expect(createCaller(context).user.get()).rejects.toThrow("no account of its own")
  await expect(createCaller(context).member.listOwn()).rejects.toThrow("no account of its own")
})
