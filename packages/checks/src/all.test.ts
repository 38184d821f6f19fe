import { expect, test } from "vitest"
import { checkConfig, checkOf, describeTarget, formSchema, secretFields } from "./all.ts"

test("a configuration is told by its type and completed by defaults", () => {
  expect(checkConfig.parse({ type: "tcp", host: "a.test", port: 1 })).toEqual({
    type: "tcp",
    host: "a.test",
    port: 1,
    tls: false,
    verifyTls: true,
    certificateDays: 14,
    slowFromMs: 0,
  })
})

test.each([
  [{ type: "http", url: "https://a.test/x" }, "https://a.test/x"],
  [{ type: "tcp", host: "::1", port: 80 }, "[::1]:80"],
  [{ type: "dns", name: "a.test", recordType: "MX" }, "MX a.test"],
  [{ type: "push", graceSeconds: 5 }, "a call every interval, 5 s of grace"],
])("%j is described in one line", (config, line) => expect(describeTarget(checkConfig.parse(config))).toBe(line))

const problems = (config: object) =>
  checkConfig.safeParse(config).error?.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`) ?? []

test.each([
  [{ type: "http", url: "example.com" }, "url: Enter an address that starts with"],
  [{ type: "http", url: "ftp://example.com" }, "url: Enter an address that starts with"],
  [{ type: "http", url: "https://me:pw@example.com" }, "url: Enter an address that starts with"],
  [{ type: "http", url: "https://a.test", acceptedCodes: "2xx" }, "acceptedCodes: Enter codes and ranges"],
  [{ type: "http", url: "https://a.test", maxRedirects: 11 }, "maxRedirects: At most 10 redirects"],
  [{ type: "http", url: "https://a.test", headers: [{ name: "a b", value: "" }] }, "headers.0.name: A header name"],
  [
    { type: "http", url: "https://a.test", headers: [{ name: "a", value: "x\r\ny: z" }] },
    "headers.0.value: A header value",
  ],
  [{ type: "tcp", host: "a.test:80", port: 80 }, "host: Enter a host name or an address without port"],
  [{ type: "tcp", host: "a.test", port: 0 }, "port: The lowest port is 1."],
  [{ type: "tcp", host: "a.test", port: "80" }, "port: Enter a port from 1 to 65535."],
  [{ type: "dns", name: "a.test", server: "1.1.1.1:53" }, "server: Enter a host name or an address without port"],
  [{ type: "push", graceSeconds: -1 }, "graceSeconds: "],
  [{ type: "teapot" }, "type: "],
])("%j is answered with a sentence", (config, sentence) => {
  expect(problems(config).join("\n")).toContain(sentence)
})

test("secrets are the fields that say so", () => {
  expect(secretFields("http")).toEqual(["password", "token"])
  expect(secretFields("tcp")).toEqual([])
})

test("the form knows titles, order, words and defaults", () => {
  const { properties } = formSchema("http")
  expect(Object.keys(properties ?? {}).slice(0, 3)).toEqual(["url", "keyword", "keywordRule"])
  expect(properties?.keywordRule).toMatchObject({ default: "present", labels: { absent: "missing from the answer" } })
  expect(properties?.slowFromMs).toMatchObject({ title: "Slow from", unit: "ms", advanced: true, default: 0 })
})

test("an unknown type is a bug and says which", () => {
  expect(() => checkOf("teapot")).toThrow('No check of type "teapot"')
})
