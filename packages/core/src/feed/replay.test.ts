import type { Id } from "@nightjar/kit/id"
import { describe, expect, it } from "vitest"
import type { FeedEvent } from "./feed.ts"
import { createReplay } from "./replay.ts"

const [acme, other]: Id<"tenant">[] = ["ten_acme", "ten_other"]
const event = (position: string, tenant = acme!): FeedEvent => ({ tenant, position, item: { type: "reset" } })
const positions = (events: { position: string }[] | null) => events?.map(({ position }) => position)

describe("the latest events", () => {
  it("are told again to a tenant from one position up to another", () => {
    const replay = createReplay()
    replay.add([], "a")
    replay.add([event("b"), event("c", other), event("d"), event("e")], "e")
    expect(positions(replay.between(acme!, "a", "d"))).toEqual(["b", "d"])
    expect(positions(replay.between(acme!, "d", "z"))).toEqual(["e"])
    expect(positions(replay.between(acme!, "e", "z"))).toEqual([])
  })

  it("do not go back before the reader began", () => {
    const replay = createReplay()
    expect(replay.between(acme!, "a", "z")).toBeNull()
    replay.add([], "b")
    expect(replay.between(acme!, "a", "z")).toBeNull()
  })

  it("are so many and not more", () => {
    const replay = createReplay(4)
    replay.add([], "a")
    replay.add(
      ["b", "c", "d", "e", "f", "g"].map((position) => event(position)),
      "g",
    )
    expect(replay.between(acme!, "b", "z")).toBeNull()
    expect(positions(replay.between(acme!, "c", "z"))).toEqual(["d", "e", "f", "g"])
  })
})
