import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { addPerson, isLetIn, type Person } from "../../testing/people.ts"
import { createWorld, type TestTenant, type World } from "../../testing/world.ts"
import { createCaller } from "../router.ts"
import { listMembers } from "./member.queries.ts"

let world: World
let tenant: TestTenant
let ada: Person
let ben: Person
let run = 0
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  run += 1
  tenant = await world.addTenant(`team-${run}`)
  ada = await addPerson(world, tenant, `ada${run}@example.com`, "admin")
  ben = await addPerson(world, tenant, `ben${run}@example.com`, "member")
})

const members = () => world.wiring.database.read(tenant.info.id, listMembers)
const roleOf = async ({ member }: Person) => (await members()).find(({ id }) => id === member)?.role
const founder = async () => (await members()).find(({ userId }) => userId === tenant.owner)!
/** What ends streams and drops what was remembered of those concerned. */
const forgotten = () => world.whispers.flatMap((whisper) => (whisper.kind === "forget" ? whisper.keys : []))

describe("a role", () => {
  it("is changed, and whoever had the old one is signed out of this workspace at once", async () => {
    await createCaller(tenant.as()).member.changeRole({ id: ben.member, role: "admin" })
    expect(await roleOf(ben)).toBe("admin")
    expect(await isLetIn(world, ben)).toBe(false)
    expect(forgotten()).toEqual(expect.arrayContaining([ben.user]))
    expect(await isLetIn(world, ada)).toBe(true)
  })

  it("of oneself is changed without being signed out", async () => {
    await createCaller(ada.as).member.changeRole({ id: ada.member, role: "viewer" })
    expect(await roleOf(ada)).toBe("viewer")
    expect(await isLetIn(world, ada)).toBe(true)
  })

  it("is given and taken by nobody below it", async () => {
    const admin = createCaller(ada.as).member
    await expect(admin.changeRole({ id: ben.member, role: "owner" })).rejects.toThrow("cannot make anybody owner")
    const { id } = await founder()
    await expect(admin.changeRole({ id, role: "viewer" })).rejects.toThrow("is below theirs (owner)")
    await expect(admin.remove({ id })).rejects.toThrow("is below theirs (owner)")
    await expect(createCaller(ben.as).member.remove({ id: ada.member })).rejects.toThrow("member.remove")
  })
})

describe("somebody who is removed or leaves", () => {
  it("is signed out at once, and a stranger from then on", async () => {
    await createCaller(tenant.as()).member.remove({ id: ada.member })
    await createCaller(ben.as).member.leave()
    expect((await members()).map(({ userId }) => userId)).toEqual([tenant.owner])
    expect([await isLetIn(world, ada), await isLetIn(world, ben)]).toEqual([false, false])
    const sessions = [ada, ben].map(({ as }) => as.actor.kind === "member" && as.actor.session)
    expect(forgotten()).toEqual(expect.arrayContaining(sessions))
    await expect(createCaller(tenant.as()).member.remove({ id: ada.member })).rejects.toThrow("no such member")
  })

  it("is nobody of another tenant", async () => {
    const stranger = createCaller(world.other.as()).member
    await expect(stranger.remove({ id: ben.member })).rejects.toThrow("There is no such member here.")
    await expect(stranger.changeRole({ id: ben.member, role: "viewer" })).rejects.toThrow("no such member")
    await expect(stranger.transfer({ id: ben.member })).rejects.toThrow("no such member")
    expect(await isLetIn(world, ben)).toBe(true)
  })
})

describe("the last owner", () => {
  it("stays, whichever way they try to go", async () => {
    const own = createCaller(tenant.as()).member
    const { id } = await founder()
    await expect(own.leave()).rejects.toThrow("A workspace needs an owner.")
    await expect(own.remove({ id })).rejects.toThrow("A workspace needs an owner.")
    await expect(own.changeRole({ id, role: "admin" })).rejects.toThrow("A workspace needs an owner.")
  })

  it("is one of two who leave at the same time", async () => {
    await createCaller(tenant.as()).member.changeRole({ id: ada.member, role: "owner" })
    const asOwner = { ...ada.as, actor: { ...ada.as.actor, role: "owner" } as const } as typeof ada.as
    const both = await Promise.allSettled([
      createCaller(asOwner).member.leave(),
      createCaller(tenant.as()).member.leave(),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"])
    expect((await members()).filter(({ role }) => role === "owner")).toHaveLength(1)
  })

  it("hands the workspace over, and is an admin then", async () => {
    const own = createCaller(tenant.as()).member
    await expect(createCaller(ada.as).member.transfer({ id: ben.member })).rejects.toThrow("member.transfer")
    await own.transfer({ id: ben.member })
    expect([await roleOf(ben), (await founder()).role]).toEqual(["owner", "admin"])
    await expect(createCaller(tenant.as()).member.transfer({ id: (await founder()).id })).rejects.toThrow("is you")
  })
})
