import { describe, expect, it } from "vitest"
import { asScript, asText, cut } from "./cut.ts"
import { holes } from "./holes.ts"

const filling = {
  nonce: "fresh",
  folder: "acme",
  id: "mon_1",
  workspace: "Acme",
  person: "Ada",
  opening: "{}",
  sight: "<p>$&</p>",
}

describe("a shell", () => {
  it("is filled in wherever it has a hole, with what is given to the letter", () => {
    const fill = cut(
      `<script nonce="drawn">"${holes.folder}","/monitors/${holes.id}"</script><b>${holes.workspace}</b>${holes.sight}`,
      "drawn",
    )
    expect(fill(filling)).toBe('<script nonce="fresh">"acme","/monitors/mon_1"</script><b>Acme</b><p>$&</p>')
    expect(fill({ ...filling, workspace: holes.person })).toContain(`<b>${holes.person}</b>`)
  })

  it("holds JSON in the element that is for it", () => {
    const fill = cut(`<script id="opening">${holes.opening}</script>`, "drawn")
    expect(fill(filling)).toBe('<script id="opening">{}</script>')
  })

  it.each(["workspace", "person", "opening"] as const)("has no hole for the %s in a script", (name) => {
    expect(() => cut(`<script>push("${holes[name]}")</script>`, "drawn")).toThrow("what belongs to a person")
  })
})

it("lets neither names nor answers say more than they are", () => {
  expect(asText(`</b><script>"&'`)).toBe("&lt;/b&gt;&lt;script&gt;&quot;&amp;&#x27;")
  const json = JSON.stringify({ name: "</script><!--<script>" })
  expect(asScript(json)).not.toContain("<")
  expect(JSON.parse(asScript(json))).toEqual({ name: "</script><!--<script>" })
})
