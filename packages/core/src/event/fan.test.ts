import { describe, expect, it } from "vitest"
import type { LiveItem } from "./event.ts"
import { fan } from "./fan.ts"

const event = (name: string): LiveItem => ({
  type: "event",
  name,
  subject: null,
  detail: null,
  at: "2026-11-23T12:00:00.000Z",
})

describe("what a browser does with an item", () => {
  it("refetches the noun that something happened to", () => {
    expect(fan(event("apiKey.revoke"))).toEqual({ do: "refetch", nouns: ["apiKey"] })
  })

  it("refetches what shows that noun too", () => {
    expect(fan(event("tag.delete"))).toEqual({ do: "refetch", nouns: ["tag", "monitor", "maintenance"] })
  })

  it("folds heartbeats, and fetches nothing for them", () => {
    expect(fan({ type: "heartbeats", heartbeats: [] })).toEqual({ do: "fold", heartbeats: [] })
  })

  it.each([{ type: "hello", position: "", serverTime: "" }, { type: "reset" }] as const)(
    "refetches everything after $type",
    (item) => {
      expect(fan(item)).toEqual({ do: "refetch", nouns: "all" })
    },
  )
})
