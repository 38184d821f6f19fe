import { readdirSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import type { z } from "zod"
import {
  type ChannelConfig,
  channelConfig,
  channelOf,
  channels,
  describeChannel,
  formSchema,
  secretFields,
} from "./all.ts"

describe.each(channels.map((channel) => [channel.type, channel] as const))("%s", (type, channel) => {
  const fields = Object.entries(formSchema(type).properties ?? {}) as [string, z.core.JSONSchema.JSONSchema][]

  test("says in words what it is", () => {
    expect(channel.label).toMatch(/^\p{L}.{1,40}$/u)
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
    const sealed = Object.fromEntries(secretFields(type).map((field) => [field, "sealed"]))
    expect(describeChannel({ ...config, ...sealed } as ChannelConfig)).toBe(describeChannel(config))
    expect(describeChannel(config)).not.toContain("sealed")
  })

  test("puts essential fields before advanced ones", () => {
    const advanced = fields.map(([, field]) => field.advanced === true)
    expect(advanced).toEqual([...advanced].sort())
  })
})

test("every channel has a request or a driver, and there is no file without a channel", () => {
  const files = readdirSync(join(import.meta.dirname, "shelf")).filter((file) => !file.includes(".test."))
  const expected = channels.flatMap(({ type, ...channel }) => [
    `${type}.ts`,
    ...("request" in channel ? [] : [`${type}.driver.ts`]),
  ])
  expect(files.sort()).toEqual(expected.sort())
})

const problems = (config: object) =>
  channelConfig.safeParse(config).error?.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`) ?? []

test.each([
  [{ type: "email", to: [] }, "to: Enter at least one address."],
  [{ type: "email", to: ["ada@example.com", "ada"] }, 'to: "ada" is no e-mail address.'],
  [{ type: "email", to: ["ada@example.com\r\nBcc: all@example.com"] }, "to: "],
  [{ type: "webhook", url: "ftp://a.test", secret: "" }, "url: Enter an address that starts with"],
  [{ type: "webhook", url: "https://a.test", secret: "sesame" }, "secret: A signing secret is whsec_"],
  [{ type: "slack", url: "hooks.slack.com/services" }, "url: Enter an address that starts with"],
  [{ type: "telegram", token: "1:AA", chat: "On call" }, "chat: A chat is a number"],
  [{ type: "ntfy", topic: "on call" }, "topic: A topic has letters"],
  [{ type: "pagerduty", routingKey: "" }, "routingKey: Enter it."],
  [
    { type: "signal", url: "https://a.test", from: "0170 1234567", to: ["+491701234567"] },
    "from: Enter the number with its",
  ],
  [{ type: "signal", url: "https://a.test", from: "+491701234567", to: ["Ada"] }, "to.0: A recipient is a number"],
  [{ type: "line", token: "sample", to: "@ada" }, "to: An id begins with U, C or R"],
  [
    { type: "vonage", account: "a", secret: "b", from: "A very long name", to: "+491701234567" },
    "from: Enter a number",
  ],
  [{ type: "pigeon" }, "type: "],
])("%j is answered with a sentence", (config, sentence) => {
  expect(problems(config).join("\n")).toContain(sentence)
})

test("a number is kept without what people write between its digits", () => {
  const config = channelConfig.parse({ ...channelOf("vonage").sample, type: "vonage", to: "+49 (170) 123-45.67" })
  expect(config).toMatchObject({ to: "+491701234567" })
})
