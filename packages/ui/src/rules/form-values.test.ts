import { hiddenSecret } from "@nightjar/kit/hidden-secret"
import { expect, test } from "vitest"
import { fromForm, isShown, problemOf, toForm } from "./form-values.ts"
import { fieldsOf, type JsonObject } from "./schema-fields.ts"

const fields = fieldsOf({
  required: ["url"],
  properties: {
    type: { const: "http" },
    url: { type: "string" },
    everySeconds: { type: "integer", minimum: 10, maximum: 60, default: 30 },
    on: { type: "boolean", default: true },
    note: { type: "string" },
    keyword: { type: "string", default: "" },
    password: { type: "string", secret: true, default: "" },
    level: { enum: [1, 2], default: 1 },
    parent: { anyOf: [{ type: "string" }, { type: "null" }] },
    regions: { type: "array", items: { enum: ["eu", "us"] } },
    codes: { type: "array", items: { type: "integer" } },
    headers: {
      type: "array",
      items: { properties: { name: { type: "string" }, value: { type: "string" } }, type: "object" },
    },
    extra: {},
    nested: { type: "object", properties: { deep: { type: "integer" } } },
  },
})

const value: JsonObject = {
  type: "http",
  url: "https://example.com",
  everySeconds: 20,
  on: false,
  note: "n",
  keyword: "ok",
  password: hiddenSecret,
  level: 2,
  parent: null,
  regions: ["us"],
  codes: [200, 301],
  headers: [{ name: "Accept", value: "*/*", added: "by the server" }],
  extra: { a: [1] },
  nested: { deep: 3, unknown: "kept" },
  fromTheFuture: { kept: true },
}

test("what nobody touched comes back as it was, also what no field shows", () => {
  expect(fromForm(fields, toForm(fields, value))).toEqual(value)
})

test("defaults stand in an empty form, and come out as JSON", () => {
  const form = toForm(fields, {})
  expect(form).toMatchObject({ everySeconds: "30", on: true, level: "1", keyword: "", nested: { deep: "" } })
  expect(fromForm(fields, { ...form, url: "u" })).toMatchObject({
    url: "u",
    everySeconds: 30,
    on: true,
    level: 1,
    keyword: "",
  })
})

test("an emptied field is left out, null or empty, as its schema has it", () => {
  const json = fromForm(fields, { ...toForm(fields, value), note: "", keyword: "", parent: "", everySeconds: "" })
  expect(json).not.toHaveProperty("note")
  expect(json).not.toHaveProperty("everySeconds")
  expect(json).toMatchObject({ keyword: "", parent: null })
})

test("a stored secret goes back as its mark, a new one as itself", () => {
  const form = toForm(fields, value)
  expect(fromForm(fields, form).password).toBe(hiddenSecret)
  expect(fromForm(fields, { ...form, password: "new" }).password).toBe("new")
})

test("lines are trimmed and empty ones dropped", () => {
  expect(fromForm(fields, { ...toForm(fields, value), codes: " 200 \n\n404\n" }).codes).toEqual([200, 404])
})

test("the browser says what it can know", () => {
  const field = (path: string) => fields.find((one) => one.path === path)!
  expect(problemOf(field("url"), " ")).toEqual({ kind: "missing" })
  expect(problemOf(field("note"), "")).toBeNull()
  expect(problemOf(field("everySeconds"), "5")).toEqual({ kind: "below", bound: 10 })
  expect(problemOf(field("everySeconds"), "61")).toEqual({ kind: "above", bound: 60 })
  expect(problemOf(field("everySeconds"), "20.5")).toEqual({ kind: "notWhole" })
  expect(problemOf(field("everySeconds"), "soon")).toEqual({ kind: "notNumber" })
  expect(problemOf(field("extra"), "{a}")).toEqual({ kind: "notJson" })
})

test("a conditional field is shown only with the value it waits for", () => {
  const [, user, proof] = fieldsOf({
    properties: {
      kind: { enum: ["none", "basic"] },
      user: { type: "string", when: { kind: "basic" } },
      proof: { type: "string", when: { on: true } },
    },
  })
  expect(isShown(user!, { kind: "basic" })).toBe(true)
  expect(isShown(user!, { kind: "none" })).toBe(false)
  expect(isShown(proof!, { on: true })).toBe(true)
})
