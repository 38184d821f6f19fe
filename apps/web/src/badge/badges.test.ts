import { describe, expect, it } from "vitest"
import { busyPicture } from "../../testing/picture.ts"
import { drawBadge } from "./badge.ts"
import { badges, pageBadge, unknownBadge } from "./badges.ts"
import { rangeOf } from "./duration.ts"

const [shop, search] = busyPicture.groups.flatMap(({ items }) => items)
const now = Date.parse(busyPicture.builtAt)
const of = (name: string, query = "", duration?: string, item = shop!) =>
  badges[name]!(item, { query: new URLSearchParams(query), duration, now })

describe("a badge of a monitor", () => {
  it.each<[string, string, string | undefined, object]>([
    ["status", "", undefined, { label: "Status", message: "Down", color: "#c2290a" }],
    [
      "status",
      "label=API&downLabel=broken&downColor=red",
      undefined,
      { label: "API", message: "broken", color: "red" },
    ],
    ["status", "value=1&upLabel=fine", undefined, { label: "Status", message: "fine", color: "#66c20a" }],
    ["uptime", "", undefined, { label: "Uptime (24h)", message: "99.87%", color: "hsl(90, 90%, 40%)" }],
    ["uptime", "labelPrefix=My &suffix=", "720", { label: "My Uptime (720h)", message: "99.87" }],
    ["uptime", "", "48h", { label: "Uptime (7d)", message: "99.87%" }],
    ["uptime", "value=50&color=grey", "1y", { message: "50%", color: "grey" }],
    ["ping", "", undefined, { label: "Avg. Ping (24h)", message: "40ms", color: "blue" }],
    ["avg-response", "prefix=~", "30d", { label: "Avg. Response (30d)", message: "~40ms" }],
    ["response", "", undefined, { label: "Response", message: "38ms" }],
    ["cert-exp", "", undefined, { label: "Cert Exp.", message: "10 days", color: "#eed202" }],
    ["cert-exp", "warnDays=5&upColor=cyan&downDays=2", undefined, { message: "10 days", color: "cyan" }],
    ["cert-exp", "downDays=12", undefined, { color: "#c2290a" }],
    ["cert-exp", "date", undefined, { message: "2026-12-06" }],
  ])("%s?%s of %s", (name, query, duration, expected) => {
    expect(of(name, query, duration)).toMatchObject(expected)
  })

  it.each<[string, string?]>([["ping"], ["response"], ["cert-exp"], ["uptime", "forever"], ["uptime", "2y"]])(
    "says N/A where nothing is known: %s %s",
    (name, duration) => {
      expect(of(name, "", duration, search)).toEqual(unknownBadge)
    },
  )

  it("never rounds a failure away", () => {
    const item = { ...shop!, uptime: { ...shop!.uptime, "24h": 0.99999 } }
    expect(of("uptime", "", undefined, item).message).toBe("99.99%")
  })
})

it.each([
  ["24", "24h", "24h"],
  ["30m", "1h", "1h"],
  ["1w", "7d", "1w"],
  ["1M", "30d", "1M"],
  ["12d", "30d", "30d"],
  ["1y", "1y", "1y"],
])("%s is told of %s, as %s", (text, range, name) => {
  expect(rangeOf(text)).toEqual({ range, name })
})

it.each(["", "0", "h", "-1", "1.5h", "400d", "9999999"])("%j is no length that can be told of", (text) => {
  expect(rangeOf(text)).toBeNull()
})

it("is of a page what is true of all of it", () => {
  const query = new URLSearchParams("label=Acme&partialColor=orange")
  expect(pageBadge("partial", query)).toEqual({ label: "Acme", message: "Degraded", color: "orange" })
  expect(pageBadge("up", query)).toEqual({ label: "Acme", message: "Up", color: "#66c20a" })
  expect(pageBadge("empty", query)).toEqual(unknownBadge)
})

it("is an image in which text is text, and colours are colours", () => {
  const query = new URLSearchParams({ style: "<script>", labelColor: '"/><script>' })
  const svg = drawBadge({ label: "<script>", message: '"&\u0000\n', color: 'url("javascript:x")' }, query)
  expect(svg).toMatch(/^<svg /)
  expect(svg).not.toMatch(/<script|javascript:/)
  expect(svg).not.toContain("\u0000")
  for (const style of ["flat", "flat-square", "plastic", "for-the-badge", "social"])
    expect(drawBadge(unknownBadge, new URLSearchParams({ style }))).toContain("N/A")
})
