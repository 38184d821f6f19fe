import { expect, test } from "vitest"
import { z } from "zod"
import { type Field, fieldsOf, type JsonSchema, titleOf } from "./schema-fields.ts"

const drawn = (shape: z.ZodRawShape): Field[] =>
  fieldsOf(z.toJSONSchema(z.object(shape), { io: "input" }) as JsonSchema)

const only = (type: z.ZodType): Field => drawn({ it: type })[0]!

test("each zod type gets the control that fits", () => {
  const cases: [z.ZodType, Partial<Field>][] = [
    [z.string(), { kind: "text", secret: false, multiline: false }],
    [z.string().meta({ secret: true }), { kind: "text", secret: true }],
    [z.string().meta({ multiline: true }), { kind: "text", multiline: true }],
    [z.url(), { kind: "text", format: "uri" }],
    [z.number().int().min(1).max(9), { kind: "number", whole: true, min: 1, max: 9 }],
    [z.number().int(), { kind: "number", whole: true, min: undefined, max: undefined }],
    [z.number(), { kind: "number", whole: false }],
    [z.boolean(), { kind: "switch" }],
    [z.array(z.string()), { kind: "lines", of: "text" }],
    [z.array(z.number()), { kind: "lines", of: "number" }],
    [z.record(z.string(), z.unknown()), { kind: "json" }],
    [z.unknown(), { kind: "json" }],
    [z.union([z.string(), z.number()]), { kind: "json" }],
    [z.string().nullable(), { kind: "text", nullable: true }],
    [z.union([z.literal(""), z.string().min(3)]), { kind: "text", nullable: false }],
  ]
  for (const [type, expected] of cases) expect(only(type)).toMatchObject(expected)
})

test("choices carry their words", () => {
  expect(only(z.enum(["a", "b"]).meta({ labels: { a: "First" } }))).toMatchObject({
    kind: "choice",
    options: [
      { value: "a", label: "First" },
      { value: "b", label: "b" },
    ],
  })
  expect(only(z.union([z.literal(1), z.literal(2)]))).toMatchObject({
    kind: "choice",
    options: [{ value: 1 }, { value: 2 }],
  })
  expect(only(z.array(z.enum(["eu", "us"])))).toMatchObject({
    kind: "choices",
    options: [{ value: "eu" }, { value: "us" }],
  })
})

test("a list of objects becomes rows", () => {
  const field = only(z.array(z.object({ name: z.string().meta({ title: "Name" }), value: z.string() })))
  expect(field).toMatchObject({ kind: "rows", columns: [{ path: "name", title: "Name" }, { path: "value" }] })
})

test("words of the vocabulary arrive at the field", () => {
  const meta = { title: "Slow from", description: "0 never does.", placeholder: "500", unit: "ms", advanced: true }
  expect(only(z.number().default(0).meta(meta))).toMatchObject({
    title: "Slow from",
    help: "0 never does.",
    placeholder: "500",
    unit: "ms",
    advanced: true,
    required: false,
    initial: 0,
  })
})

test("what has no default and is not optional must be filled in", () => {
  const [must, may, has] = drawn({ must: z.string(), may: z.string().optional(), has: z.string().default("x") })
  expect([must, may, has].map((field) => field?.required)).toEqual([true, false, false])
})

test("a discriminator is the caller's", () => {
  expect(drawn({ type: z.literal("http"), url: z.string() }).map((field) => field.path)).toEqual(["url"])
})

test("an object without a title gives its fields to its parent, one with a title is a group", () => {
  const inner = z.object({ url: z.string(), tls: z.boolean() })
  expect(drawn({ config: inner }).map((field) => field.path)).toEqual(["config.url", "config.tls"])
  expect(drawn({ config: inner.meta({ title: "What is asked" }) })).toMatchObject([
    { kind: "group", fields: [{ path: "config.url" }, { path: "config.tls" }] },
  ])
})

test("a condition names its sibling by the whole path", () => {
  const config = z.object({ kind: z.enum(["none", "basic"]), user: z.string().meta({ when: { kind: "basic" } }) })
  expect(drawn({ config })[1]?.when).toEqual({ "config.kind": "basic" })
})

test("fields keep the order of the schema", () => {
  expect(drawn({ b: z.string(), a: z.string() }).map((field) => field.path)).toEqual(["b", "a"])
})

test("a name reads as words", () => {
  expect(titleOf("maxRedirects")).toBe("Max redirects")
  expect(titleOf("slow_from-ms")).toBe("Slow from ms")
})
