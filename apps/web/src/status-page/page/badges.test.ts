import { describe, expect, it } from "vitest"
import { badges } from "../../badge/badges.ts"
import { badgeSamples, saidOnBadges } from "./badges.ts"

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

  it("is one that is drawn", () => {
    for (const path of Object.values(saidOnBadges)) expect(badges).toHaveProperty([path.split("/")[0]!])
  })
})
