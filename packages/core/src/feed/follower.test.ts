import { describe, expect, it } from "vitest"
import type { Stamped } from "../event/event.ts"
import { createFollower } from "./follower.ts"

const event = (n: number): Stamped => ({
  position: String(n).padStart(4, "0"),
  item: { type: "event", name: "monitor.pause", subject: null, detail: null, at: "2026-11-23T12:00:00.000Z" },
})

describe("a stream's place in line", () => {
  it("gives what comes, in order, to whoever waits", async () => {
    const follower = createFollower()
    const first = follower.take()
    follower.push(event(1))
    follower.push(event(2))
    expect([await first, await follower.take()]).toEqual([event(1), event(2)])
  })

  it("begins anew, instead of growing, when nobody reads it", async () => {
    const follower = createFollower()
    for (let n = 0; n <= 501; n++) follower.push(event(n))
    expect(await follower.take()).toEqual({ position: "0500", item: { type: "reset" } })
    expect(await follower.take()).toEqual(event(501))
  })

  it("ends at once, with its reason, whatever still waits", async () => {
    const follower = createFollower()
    follower.push(event(1))
    follower.end(new Error("revoked"))
    follower.push(event(2))
    await expect(follower.take()).rejects.toThrow("revoked")
  })

  it("ends without a reason when its reader leaves", async () => {
    const follower = createFollower()
    const waiting = follower.take()
    follower.end()
    expect(await waiting).toBeNull()
  })
})
