import { newId } from "@nightjar/kit/id"
import { describe, expect, it } from "vitest"
import { badges } from "../../badge/badges.ts"
import { badgeSamples, monitorBadgePath, pageBadgePath, saidOnBadges } from "./badges.ts"

const [url, page] = ["https://nightjar.example/api/status-page/acme/badge", "https://acme.status.example"]
const codeIn = (name: string, alt: string) =>
  badgeSamples({ url, alt, page }).find((sample) => sample.name === name)?.code

describe("a badge to take away", () => {
  it("is an image that leads to the page", () => {
    expect(codeIn("Markdown", "Acme")).toBe(`[![Acme](${url})](${page})`)
    expect(codeIn("HTML", "Acme")).toBe(`<a href="${page}"><img src="${url}" alt="Acme"></a>`)
    expect(codeIn("URL", "Acme")).toBe(url)
  })

  it("keeps whatever a name holds within its text", () => {
    expect(codeIn("Markdown", "a](evil) \\[b]")).toBe(`[![a\\](evil) \\\\\\[b\\]](${url})](${page})`)
    expect(codeIn("HTML", '"><script>&')).toContain('alt="&quot;&gt;&lt;script&gt;&amp;"')
  })

  it("names what it is about, in an address that nothing breaks", () => {
    expect(pageBadgePath({ slug: "acme", title: "Acme (shop) & more" })).toBe(
      "/api/status-page/acme/badge?label=Acme+%28shop%29+%26+more",
    )
    const monitor = { id: newId("monitor"), name: "Cart" }
    expect(monitorBadgePath(monitor, "status")).toBe(`/api/badge/${monitor.id}/status?label=Cart`)
    expect(monitorBadgePath(monitor, "uptime30d")).toBe(`/api/badge/${monitor.id}/uptime/30d?labelPrefix=Cart+`)
  })

  it("is one that is drawn", () => {
    for (const path of Object.values(saidOnBadges)) expect(badges).toHaveProperty([path.split("/")[0]!])
  })
})
