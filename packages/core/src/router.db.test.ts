/** Every procedure there is, by walking the router: nothing here is listed by hand. */
import { isAppError } from "@nightjar/kit/error"
import { TRPCError } from "@trpc/server"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { createWorld, type World } from "../testing/world.ts"
import { roles } from "./member/member.ts"
import { mayDo, type Permission, permissions } from "./permission.ts"
import { appRouter, createCaller } from "./router.ts"

interface WalkedProcedure {
  path: string
  permission: Permission
  kind: "query" | "mutation" | "subscription"
}

const walked: WalkedProcedure[] = Object.entries(appRouter._def.procedures).map(([path, procedure]) => {
  const { meta, type } = (
    procedure as unknown as { _def: { meta?: { permission: Permission }; type: WalkedProcedure["kind"] } }
  )._def
  return { path, permission: meta?.permission as Permission, kind: type }
})

let world: World
beforeAll(async () => {
  // One connection: whoever asked for a second one while holding the first would wait for ever.
  world = await createWorld({ poolMax: 1 })
})
afterAll(() => world.close())

type Call = (input?: unknown) => Promise<unknown>
const callOf = (caller: ReturnType<typeof createCaller>, path: string): Call =>
  path.split(".").reduce((at, name) => (at as Record<string, unknown>)[name], caller as unknown) as Call

const refusal = async (call: Promise<unknown>): Promise<string | null> => {
  try {
    await call
    return null
  } catch (error) {
    const cause = error instanceof TRPCError ? error.cause : error
    return isAppError(cause) ? cause.code : "other"
  }
}

describe("the router", () => {
  it("names each procedure as its permission", () => {
    expect(walked.length).toBeGreaterThan(25)
    for (const { path, permission } of walked) expect(permission, path).toBe(path)
  })

  it("has a procedure for each permission, but for those that set a cookie and so are routes, and the engine's own", () => {
    const byRoute = ["user.changePassword"]
    const byEngine = Object.keys(permissions).filter((name) => permissions[name as Permission] === "system")
    expect(Object.keys(permissions).sort()).toEqual([...byRoute, ...byEngine, ...walked.map(({ path }) => path)].sort())
  })

  for (const { path, permission } of walked) {
    const without = roles.filter((role) => !mayDo(role, permission))
    if (without.length > 0)
      it(`refuses ${path} to ${without.join(" and ")}`, async () => {
        for (const role of without)
          expect(await refusal(callOf(createCaller(world.acme.as(role)), path)()), role).toBe("forbidden")
      })
  }

  it("answers every query that asks for nothing, over a single connection", async () => {
    for (const { path, kind } of walked.filter((procedure) => procedure.kind === "query")) {
      const answer = await refusal(callOf(createCaller(world.acme.as()), path)())
      expect(["other", null], `${kind} ${path}`).toContain(answer)
    }
  })

  it("lets a key do what its scopes name, and nothing else", async () => {
    const key = (scopes: string[]) =>
      createCaller({ ...world.acme.as(), actor: { kind: "key", key: "key_x" as never, scopes } })
    expect(await refusal(key(["monitor.list"]).monitor.list({}))).toBeNull()
    expect(await refusal(key(["monitor.list"]).monitor.summary())).toBe("forbidden")
    expect(await refusal(key(["*"]).apiKey.list())).toBe("forbidden")
  })
})
