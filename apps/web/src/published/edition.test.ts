import "../document/storage.ts"
import { describe, expect, it } from "vitest"
import { busyPicture } from "../../testing/picture.ts"
import type { Form } from "./address.ts"
import { editionOf } from "./edition.tsx"

const place = { slug: "acme", url: "http://acme.status.localhost:3000", base: "", stylesheets: ["/_next/a.css"] }
const textOf = (form: Form, staleMs: number | null = null, picture = busyPicture) =>
  editionOf(picture, place).bytes(form, staleMs)!.body.toString()

describe("the document of a page", () => {
  it("tells all that the picture holds, and runs no script", () => {
    const html = textOf("html")
    for (const text of ["Acme &amp; Söhne &lt;shop&gt;", "There is an outage of some systems.", "Payments are delayed"])
      expect(html).toContain(text)
    expect(html).toContain("99.87 % uptime in 90 days; down on one of them.")
    expect(html).toContain("Nov 26, 2026, 15:04 UTC")
    expect(html).toContain('<link rel="stylesheet" href="/_next/a.css"/>')
    expect(html).not.toMatch(/<script|\son\w+=/i)
  })

  it("says how old it is where it is older than it should be", () => {
    expect(textOf("html")).not.toContain("Nothing newer")
    expect(textOf("html", 250_000)).toContain("This was known 4 min 10 s ago")
  })

  it("is in the theme that its owner chose", () => {
    expect(textOf("html")).not.toContain("data-theme")
    expect(textOf("html", null, { ...busyPicture, theme: "dark" })).toContain('<html lang="en" data-theme="dark">')
  })

  it('says "No incidents" only where none is open either', () => {
    const calm = { ...busyPicture, overall: "up" as const, notices: [], outages: [] }
    expect(textOf("html", null, calm)).toContain("No incidents.")
    const open = busyPicture.outages.filter(({ resolvedAt }) => resolvedAt === null)
    expect(open).not.toHaveLength(0)
    for (const picture of [
      { ...calm, outages: open },
      { ...calm, overall: "empty" as const },
    ])
      expect(textOf("html", null, picture)).not.toContain("No incidents.")
  })

  it("is made once, and says of what it consists", () => {
    const edition = editionOf(busyPicture, place)
    expect(edition.bytes("html", null)).toBe(edition.bytes("html", null))
    expect(edition.bytes("html", null)!.etag).not.toBe(edition.bytes("html", 300_000)!.etag)
    expect(edition.bytes("logo", null)).toBeNull()
  })
})

describe("the feeds of a page", () => {
  it.each(["rss", "atom"] as const)("tell in %s what has happened, the newest first", (form) => {
    const text = textOf(form)
    const at = ["Payments are delayed", "is down", "Search was down"].map((title) => text.indexOf(title))
    expect(at).toEqual(at.toSorted((one, other) => one - other))
    expect(at[0]).toBeGreaterThan(0)
    expect(text).toContain("A disk is full ]]&gt; &amp; &lt;b&gt;soon&lt;/b&gt; larger.")
    expect(text).not.toContain("<b>")
    expect(text).not.toContain("Weekly patches")
  })
})

describe("the summary of a page", () => {
  it("has Statuspage's shape", () => {
    const summary = JSON.parse(textOf("summary"))
    const [shop] = busyPicture.groups[0]!.items
    expect(summary).toMatchObject({
      page: { id: "acme", name: busyPicture.title, url: place.url, updated_at: busyPicture.builtAt },
      status: { indicator: "major", description: "Partial System Outage" },
      components: [
        { name: "Shop", group: true, status: "major_outage", components: [shop!.id] },
        { id: shop!.id, status: "major_outage", group: false, group_id: "group-0" },
        { name: "Search", status: "operational", group_id: null },
      ],
      incidents: [
        {
          name: "Payments are delayed",
          status: "identified",
          impact: "major",
          incident_updates: [{ status: "identified" }, { status: "investigating" }],
          components: [{ id: shop!.id }],
        },
        { name: 'The "shop" is down', status: "investigating", components: [{ id: shop!.id }] },
      ],
      scheduled_maintenances: [{ status: "scheduled", scheduled_for: "2026-11-29T22:00:00.000Z" }],
    })
    expect(summary.incidents).toHaveLength(2)
  })
})
