import { newId } from "@nightjar/kit/id"
import { day, hour } from "@nightjar/kit/time"
import { describe, expect, it } from "vitest"
import { rangeMs } from "../monitor/monitor.ts"
import { emptyTally, type Tally, tallyAt } from "../span/span.ts"
import type { StatusPageLook } from "../status-page/status-page.ts"
import type { Settled } from "../turn/turn.ts"
import { dayEdges, eachRange, type Facts, firstHour, type MonitorFacts, overallOf, pictureOf } from "./draw.ts"
import { type ItemState, type OverallState, picture } from "./picture.ts"

const now = Date.parse("2026-11-26T15:30:00Z")
const [shop, search] = [newId("monitor"), newId("monitor")]

/** Of a monitor that began so long ago and has been in one state ever since. */
const tallyOf = (state: Settled, age: number, edge: number): Tally => {
  const from = now - age
  return edge <= from ? emptyTally : tallyAt({ from, state, before: emptyTally }, edge)
}
const talliesOf = (state: Settled, age: number) => dayEdges(now).map((edge) => tallyOf(state, age, edge))

const monitor = (name: string, state: Settled, age = 200 * day): MonitorFacts => ({
  name,
  state,
  tallies: talliesOf(state, age),
  past: eachRange((range) => tallyOf(state, age, now - rangeMs[range])),
  p95Ms: new Map([[firstHour(now), 123.456]]),
  averageMs: eachRange(() => 45.678),
  lastMs: 50,
  certificateUntil: new Date(now + day),
})

const look = (change: Partial<StatusPageLook> = {}): StatusPageLook => ({
  title: "Acme",
  description: "",
  theme: "auto",
  logo: null,
  layout: [
    {
      name: "Shop",
      items: [
        { monitorId: shop, name: "The shop", showsLatency: true },
        { monitorId: search, name: null, showsLatency: false },
      ],
    },
  ],
  ...change,
})

const facts = (change: Partial<Facts> = {}): Facts => ({
  now,
  monitors: new Map([
    [shop, monitor("shop-prod-eu", "up")],
    [search, monitor("Search", "up")],
  ]),
  outages: [],
  notices: [],
  maintenances: [],
  ...change,
})

describe("a picture", () => {
  it("has its own shape, and calls a monitor what the page calls it", () => {
    const drawn = pictureOf(look(), facts())
    expect(picture.parse(drawn)).toEqual(drawn)
    expect(drawn.groups[0]!.items.map(({ name }) => name)).toEqual(["The shop", "Search"])
    expect(JSON.stringify(drawn)).not.toContain("shop-prod-eu")
  })

  it("shows latency only where the page says so, an hour a point", () => {
    const [first, second] = pictureOf(look(), facts()).groups[0]!.items
    expect(first!.latency).toEqual({
      fromAt: "2026-11-25T16:00:00.000Z",
      p95Ms: [123.5, ...Array.from({ length: 23 }, () => null)],
      averageMs: eachRange(() => 45.7),
      lastMs: 50,
    })
    expect(second!.latency).toBeNull()
  })

  it("has ninety days, of which those before the monitor's beginning are unknown", () => {
    const monitors = new Map([[shop, monitor("Shop", "up", 36 * hour)]])
    const drawn = pictureOf(look(), facts({ monitors }))
    const { days, uptime } = drawn.groups[0]!.items[0]!
    expect(days).toHaveLength(90)
    expect(drawn.firstDay).toBe("2026-08-29T00:00:00.000Z")
    expect(days.slice(-3)).toEqual([
      [null, 0, 0],
      [1, 1, 0],
      [1, 1, 0],
    ])
    expect(uptime).toEqual(eachRange(() => 1))
  })

  it("floors what it tells, so that one failing second never reads 100 %", () => {
    const edges = dayEdges(now)
    const before = tallyAt({ from: edges[0]!, state: "up", before: emptyTally }, edges.at(-1)! - 1_000)
    const last = tallyAt({ from: edges.at(-1)! - 1_000, state: "down", before }, now)
    const tallies = edges.map((edge) =>
      edge === now ? last : tallyAt({ from: edges[0]!, state: "up", before: emptyTally }, edge),
    )
    const past = eachRange((range) =>
      tallyAt({ from: edges[0]!, state: "up", before: emptyTally }, Math.max(edges[0]!, now - rangeMs[range])),
    )
    const monitors = new Map([[shop, { ...monitor("Shop", "down"), tallies, past }]])
    const { uptime, days } = pictureOf(look(), facts({ monitors })).groups[0]!.items[0]!
    expect(uptime["90d"]).toBe(0.99999)
    expect(days.at(-1)).toEqual([0.99998, 1, 1_000])
  })

  it("leaves out what was deleted, and groups that are empty without it", () => {
    const monitors = new Map([[shop, monitor("Shop", "up")]])
    const outages = [{ id: newId("incident"), monitorId: search, openedAt: new Date(now), resolvedAt: null }]
    const maintenances = [
      {
        id: newId("maintenance"),
        title: "Patches",
        description: "",
        window: { from: now - hour, to: null },
        next: [],
        monitors: [search, shop],
      },
    ]
    const { layout } = look()
    const drawn = pictureOf(
      look({ layout: [...layout, { name: "Gone", items: [{ monitorId: search, name: null, showsLatency: false }] }] }),
      facts({ monitors, outages, maintenances }),
    )
    expect(drawn.groups.map(({ name, items }) => [name, items.length])).toEqual([["Shop", 1]])
    expect(drawn.outages).toEqual([])
    expect(drawn.maintenances).toMatchObject([{ items: [shop], running: true, toAt: null }])
  })

  it("tells of maintenance that runs before that which comes, and of no more than ten that come", () => {
    const window = (days: number) => ({ from: now + days * day, to: now + days * day + hour })
    const maintenances = Array.from({ length: 6 }, (_, index) => ({
      id: newId("maintenance"),
      title: `M${index}`,
      description: "",
      window: index === 5 ? { from: now - hour, to: now + hour } : null,
      next: [window(index + 1), window(index + 8)],
      monitors: [shop],
    }))
    const drawn = pictureOf(look(), facts({ maintenances })).maintenances
    expect(drawn.map(({ title }) => title).slice(0, 3)).toEqual(["M5", "M0", "M1"])
    expect(drawn.filter(({ running }) => !running)).toHaveLength(10)
  })
})

describe("how bad it is all together", () => {
  it.each<[OverallState, ItemState[]]>([
    ["empty", []],
    ["up", ["up", "up"]],
    ["up", ["up", "paused"]],
    ["maintenance", ["up", "maintenance"]],
    ["no_data", ["up", "no_data", "maintenance"]],
    ["degraded", ["up", "degraded", "no_data"]],
    ["partial", ["up", "down", "degraded"]],
    ["down", ["down", "down", "maintenance", "paused"]],
  ])("%s where items are %j", (overall, states) => {
    expect(
      overallOf(
        states.map((state) => ({ state })),
        [],
      ),
    ).toBe(overall)
  })

  it("is at least as bad as a person says, while that goes on", () => {
    const up = [{ state: "up" as const }]
    expect(overallOf(up, [{ impact: "critical", state: "investigating" }])).toBe("down")
    expect(overallOf(up, [{ impact: "major", state: "monitoring" }])).toBe("partial")
    expect(overallOf(up, [{ impact: "minor", state: "identified" }])).toBe("degraded")
    expect(overallOf(up, [{ impact: "none", state: "identified" }])).toBe("up")
    expect(overallOf([], [{ impact: "none", state: "identified" }])).toBe("empty")
    expect(overallOf(up, [{ impact: "critical", state: "resolved" }])).toBe("up")
    expect(overallOf([{ state: "down" }], [{ impact: "minor", state: "identified" }])).toBe("down")
  })
})
