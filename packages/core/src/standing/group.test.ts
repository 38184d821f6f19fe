import { describe, expect, it } from "vitest"
import type { Settled } from "../turn/turn.ts"
import { type Group, judgeGroups, worstOf } from "./group.ts"
import { newStanding, turnTo } from "./standing.ts"

it.each<[Settled[], Settled]>([
  [["up", "up"], "up"],
  [["up", "degraded"], "degraded"],
  [["up", "down", "degraded"], "down"],
  [["up", "no_data"], "up"],
  [["up", "maintenance"], "up"],
  [["maintenance", "no_data"], "maintenance"],
  [["no_data"], "no_data"],
  [[], "no_data"],
])("takes members that are %j to %s", (members, state) => {
  expect(worstOf(members)).toBe(state)
})

const standingIn = (state: Settled, since = 10) => turnTo(newStanding(0), state, { at: since, since }).standing
const group = (key: string, state: Settled, members: Record<string, Settled>, parent: string | null = null) => ({
  ...({ key, parent, standing: standingIn(state) } satisfies Partial<Group<string>>),
  members: new Map(Object.entries(members).map(([key, settled]) => [key, { name: key.toUpperCase(), settled }])),
})
const because = (member: string, since = 50) => new Map([[member, { at: 60, since, reason: "It is down." }]])

describe("groups", () => {
  it("turn bad since their member is, and good when nobody in it can be bad any more", () => {
    const [bad] = judgeGroups([group("g", "up", { a: "down", b: "up" })], because("a", 5))
    expect(bad!.turn).toMatchObject({ from: "up", to: "down", at: 60, since: 5, incident: null })
    const [good] = judgeGroups([group("g", "down", { a: "up", b: "up" })], because("a", 5))
    expect(good!.turn).toMatchObject({ to: "up", since: 10 })
  })

  it("stay as they are while another member is as bad", () => {
    expect(judgeGroups([group("g", "down", { a: "up", b: "down" })], because("a"))).toEqual([])
  })

  it("do not turn while they are paused", () => {
    expect(judgeGroups([group("g", "paused", { a: "down" })], because("a"))).toEqual([])
  })

  it("turn after the groups that are in them", () => {
    const outer = group("outer", "up", { inner: "up", b: "up" })
    const inner = group("inner", "up", { a: "down" }, "outer")
    const turned = judgeGroups([outer, inner], because("a"))
    expect(turned.map(({ key, turn, reason }) => [key, turn.to, turn.since, reason])).toEqual([
      ["inner", "down", 50, "A: It is down."],
      ["outer", "down", 50, "INNER: A: It is down."],
    ])
  })

  it("are looked at when a member has gone, of which nothing is left", () => {
    const gone = group("g", "down", { b: "up" })
    expect(judgeGroups([gone], because("a"))).toEqual([])
    expect(judgeGroups([gone], because("g"))).toMatchObject([{ turn: { to: "up", since: 50 } }])
  })
})
