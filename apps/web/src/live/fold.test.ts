import type { HeartbeatHint } from "@nightjar/core/ports"
import { hour } from "@nightjar/kit/time"
import { describe, expect, it } from "vitest"
import type { Answers } from "../data/trpc.ts"
import { foldIntoBeats, foldIntoMonitor, foldIntoPage, turnsState } from "./fold.ts"

const noon = Date.UTC(2026, 5, 1, 12)
const mine = "mon_01h455vb4pex5vsknk084sn02q"

const hint = (more: Partial<HeartbeatHint> = {}): HeartbeatHint => ({
  monitor: mine,
  slotAt: new Date(noon + 60_000).toISOString(),
  attempt: 0,
  region: "default",
  status: "up",
  state: "up",
  latencyMs: 12,
  ...more,
})

type Page = Answers["monitor"]["list"]
const row = (more: Partial<Page["monitors"][number]> = {}): Page["monitors"][number] => ({
  id: mine,
  name: "Website",
  type: "http",
  intervalSeconds: 60,
  group: null,
  members: null,
  flapping: false,
  failingIn: [],
  state: "up",
  settled: "up",
  since: new Date(noon).toISOString(),
  target: "https://example.com",
  lastCheckAt: null,
  tags: [],
  hours: [],
  uptime24h: { ratio: 1, coverage: 1 },
  p95Ms: null,
  ...more,
})
const page = (...monitors: Page["monitors"]): Page => ({ monitors, nextCursor: null })

describe("heartbeats in a list", () => {
  it("move the row's state, its last check and the present hour", () => {
    const [folded] = foldIntoPage(page(row({ hours: [[noon, 3, 0, 1]] })), [hint()]).monitors
    expect(folded).toMatchObject({ state: "up", lastCheckAt: hint().slotAt, hours: [[noon, 4, 0, 1]] })
  })

  it("begin an hour that was not there, and keep a day of them", () => {
    const day = Array.from({ length: 24 }, (_, index): [number, number, number, number] => [
      noon - (24 - index) * hour,
      60,
      0,
      0,
    ])
    const [folded] = foldIntoPage(page(row({ hours: day })), [hint({ status: "down", state: "confirming" })]).monitors
    expect(folded?.hours).toHaveLength(24)
    expect(folded?.hours.at(-1)).toEqual([noon, 0, 0, 1])
  })

  it("of which nothing is known count in no hour", () => {
    const [folded] = foldIntoPage(page(row()), [hint({ status: "unknown", state: "no_data" })]).monitors
    expect(folded).toMatchObject({ state: "no_data", hours: [] })
  })

  it("of other monitors leave a page as it is", () => {
    const before = page(row())
    expect(foldIntoPage(before, [hint({ monitor: "mon_other" })])).toBe(before)
  })

  it("put counts and order out of date only when a state turns", () => {
    expect(turnsState(page(row()), [hint()])).toBe(false)
    expect(turnsState(page(row()), [hint({ status: "down", state: "down" })])).toBe(true)
  })
})

describe("heartbeats of the monitor that is shown", () => {
  const beat = (slotAt: string): Answers["monitor"]["beats"][number] => ({
    slotAt,
    startedAt: slotAt,
    attempt: 0,
    status: "up",
    state: "up",
    latencyMs: 10,
  })

  it("come in front, once each, and push the oldest out", () => {
    const before = [beat(new Date(noon).toISOString()), beat(new Date(noon - 60_000).toISOString())]
    const after = foldIntoBeats(before, mine, [hint(), hint({ monitor: "mon_other" })], 2)
    expect(after.map((one) => one.slotAt)).toEqual([hint().slotAt, before[0]?.slotAt])
    expect(foldIntoBeats(after, mine, [hint()], 2)).toBe(after)
  })

  it("tell when it is asked again, and what their region has seen", () => {
    const sight = { region: "default", status: null, checkedAt: null, seenAt: null, lost: true }
    const sights = [sight, { ...sight, region: "east" }]
    const monitor = { ...row(), intervalSeconds: 30, sights } as unknown as Answers["monitor"]["get"]
    const folded = foldIntoMonitor(monitor, [hint()])
    expect(folded.nextCheckAt).toBe(new Date(noon + 90_000).toISOString())
    expect(folded.sights).toMatchObject([
      { region: "default", status: "up", checkedAt: hint().slotAt, lost: false },
      { region: "east", status: null, lost: true },
    ])
    expect(foldIntoMonitor(monitor, [hint({ monitor: "mon_other" })])).toBe(monitor)
  })
})
