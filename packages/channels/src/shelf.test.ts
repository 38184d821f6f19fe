import { readdirSync } from "node:fs"
import { describe, expect, test } from "vitest"
import type { z } from "zod"
import { type ChannelConfig, channelConfig, channels, describeChannel, formSchema, secretFields } from "./all.ts"

describe.each(channels.map((channel) => [channel.type, channel] as const))("%s", (type, channel) => {
  const fields = Object.entries(formSchema(type).properties ?? {}) as [string, z.core.JSONSchema.JSONSchema][]

  test("says in words what it is", () => {
    expect(channel.label).toMatch(/^[A-Z].{2,40}$/)
    expect(channel.description).toMatch(/^[A-Z].{10,120}\.$/)
  })

  test("has a sample that is valid and described in one line", () => {
    const config = channelConfig.parse({ type, ...channel.sample })
    expect(JSON.parse(JSON.stringify(config))).toEqual(config)
    expect(describeChannel(config)).toMatch(/^.{1,200}$/)
  })

  test("can be drawn: every field has a title", () => {
    for (const [name, field] of fields) expect(field.title, name).toBeTruthy()
  })

  test("marks what sounds like a secret as one, and describes itself without them", () => {
    const suspicious = fields
      .map(([name]) => name)
      .filter((name) => /password|token|secret|authorization|key$/i.test(name))
    expect(secretFields(type)).toEqual(expect.arrayContaining(suspicious))
    const config = channelConfig.parse({ type, ...channel.sample }) as ChannelConfig & Record<string, unknown>
    for (const field of secretFields(type).filter((name) => config[name]))
      expect(describeChannel(config)).not.toContain(config[field])
  })

  test("puts essential fields before advanced ones", () => {
    const advanced = fields.map(([, field]) => field.advanced === true)
    expect(advanced).toEqual([...advanced].sort())
  })
})

test("every channel has a driver, and there is no driver without a channel", () => {
  const drivers = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".driver.ts"))
  expect(drivers.sort()).toEqual(channels.map(({ type }) => `${type}.driver.ts`).sort())
})

const problems = (config: object) =>
  channelConfig.safeParse(config).error?.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`) ?? []

test.each([
  [{ type: "email", to: [] }, "to: Enter at least one address."],
  [{ type: "email", to: ["ada@example.com", "ada"] }, 'to: "ada" is no e-mail address.'],
  [{ type: "email", to: ["ada@example.com\r\nBcc: all@example.com"] }, "to: "],
  [{ type: "webhook", url: "ftp://a.test", secret: "" }, "url: Enter an address that starts with"],
  [{ type: "webhook", url: "https://a.test", secret: "sesame" }, "secret: A signing secret is whsec_"],
  [{ type: "pigeon" }, "type: "],
])("%j is answered with a sentence", (config, sentence) => {
  expect(problems(config).join("\n")).toContain(sentence)
})
