import { spawn } from "node:child_process"
import { once } from "node:events"
import { expect, it } from "vitest"
import { birthOf, identityOf, isAlive } from "./identity.mjs"

it("tells a living process from one that took over its number", async () => {
  const child = spawn("sleep", ["30"])
  const identity = identityOf(child.pid!)
  expect(isAlive(identity)).toBe(true)
  expect(isAlive({ ...identity, birth: "another moment" })).toBe(false)
  child.kill()
  await once(child, "exit")
  expect(isAlive(identity)).toBe(false)
  expect(birthOf(child.pid!)).toBeNull()
})

it("takes a missing note for nobody", () => {
  expect(isAlive(null)).toBe(false)
  expect(isAlive({ pid: 0, birth: "" })).toBe(false)
})
