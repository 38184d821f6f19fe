import { expect, it } from "vitest"
import { storable, storableJson } from "./storable.ts"

it("takes out what PostgreSQL refuses, and nothing else", () => {
  expect(storable("a\0b\n\u{1F7E5} \ud800")).toBe("ab\n\u{1F7E5} \ufffd")
})

it("looks into every corner of JSON, and leaves a written backslash alone", () => {
  expect(storableJson({ a: ["\0x", { b: "\\u0000" }], c: 1, d: null })).toBe(
    '{"a":["x",{"b":"\\\\u0000"}],"c":1,"d":null}',
  )
})
