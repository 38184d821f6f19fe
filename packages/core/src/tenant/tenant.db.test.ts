import { asOwner } from "@nightjar/db/transaction"
import { afterAll, beforeAll, expect, it } from "vitest"
import { createWorld, type World } from "../../testing/world.ts"
import { createCaller } from "../router.ts"
import { getTenant } from "./tenant.queries.ts"

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const nameOf = (tenant: "acme" | "other") =>
  world.wiring.database.read(world[tenant].info.id, async (db) => (await getTenant(db)).name)

it("is renamed by an admin, with old and new kept in the audit log", async () => {
  await createCaller(world.acme.as("admin")).tenant.edit({ name: "Acme & Söhne" })
  expect([await nameOf("acme"), await nameOf("other")]).toEqual(["Acme & Söhne", "other"])
  const [entry] = await asOwner(world.pool, (sql) => sql`select detail from audit_log where action = 'tenant.edit'`)
  expect(entry!.detail).toEqual({
    before: { name: "acme", slug: "acme" },
    after: { name: "Acme & Söhne", slug: "acme" },
  })
})

it("is not edited by a member", async () => {
  await expect(createCaller(world.acme.as("member")).tenant.edit({ name: "Mine" })).rejects.toThrow("tenant.edit")
})

it("cannot take another's slug", async () => {
  const attempt = createCaller(world.acme.as()).tenant.edit({ slug: "other" })
  await expect(attempt).rejects.toMatchObject({ code: "CONFLICT", message: "is taken; please choose another" })
})

it("is told when nothing is to change", async () => {
  await expect(createCaller(world.acme.as()).tenant.edit({})).rejects.toThrow("Give a name or a slug")
})
