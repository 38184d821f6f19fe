import { describe, expect, it } from "vitest"
import { errorsByPath, type Forms, formSchemaOf, formsFor, inputOf } from "./form-schema.ts"

const type = {
  type: "http",
  label: "Website or API",
  description: "",
  where: "worker",
  sample: {},
  schema: { type: "object", properties: { url: { type: "string" } } },
} as unknown as Forms["types"][number]
const forms = {
  common: { type: "object", properties: { name: { type: "string" }, intervalSeconds: { type: "integer" } } },
  types: [type],
} as unknown as Forms

describe("the form of a kind of monitor", () => {
  it("asks for the address first and for the name second", () => {
    expect(Object.keys(formSchemaOf(forms, type).properties ?? {})).toEqual(["config", "name", "intervalSeconds"])
  })

  it("asks of a group only what a group has", () => {
    const group = { ...type, where: "members" } as Forms["types"][number]
    expect(Object.keys(formSchemaOf(forms, group).properties ?? {})).toEqual(["config", "name"])
  })

  it("offers what a monitor is linked to, and never the monitor itself", () => {
    const offer = (names: Record<string, string>) => ({
      labels: names,
      anyOf: [{ type: "string", enum: Object.keys(names) }, { type: "null" }],
    })
    const links = { dependsOnId: offer({ mon_me: "Me", mon_b: "B" }), name: {}, groupId: offer({ mon_g: "G" }) }
    const group = { id: "mon_h", name: "H", state: "up" } as const
    const me = { id: "mon_me", group, dependsOn: null } as const
    const { common } = formsFor({ ...forms, common: { ...forms.common, properties: links } } as Forms, me)
    expect(Object.entries(common.properties as object)).toEqual([
      ["dependsOnId", offer({ mon_b: "B" })],
      ["name", {}],
      ["groupId", offer({ mon_g: "G", mon_h: "H" })],
    ])
  })

  it("needs no name: the address has one", () => {
    expect(inputOf({ name: "", config: { url: "https://www.example.com/health" } }, type)).toEqual({
      name: "example.com/health",
      config: { type: "http", url: "https://www.example.com/health" },
    })
    expect(inputOf({ name: "Shop", config: { url: "https://example.com" } }, type).name).toBe("Shop")
    expect(inputOf({ config: {} }, type).name).toBe("Website or API")
  })

  it("shows each of the server's sentences at its field", () => {
    expect(errorsByPath({ intervalSeconds: "a", "config.url": "b", "headers.0.name": "c" }, forms)).toEqual({
      intervalSeconds: "a",
      "config.url": "b",
      "config.headers.0.name": "c",
    })
  })
})
