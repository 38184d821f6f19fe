import fc from "fast-check"
import { expect, test } from "vitest"
import { createSearch } from "./keyword.ts"

const finds = (keyword: string, pieces: readonly Uint8Array[]) => {
  const search = createSearch(keyword)
  for (const piece of pieces) search.take(Buffer.from(piece))
  return search.found()
}

test("a keyword is found however the body is cut, and only if it is there", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", "ü", "🦉"), maxLength: 40 })
  fc.assert(
    fc.property(text, text, fc.array(fc.integer({ min: 0, max: 60 })), (body, keyword, cuts) => {
      const bytes = Buffer.from(body)
      const places = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).sort((a, b) => a - b), bytes.length]
      const pieces = places.slice(1).map((end, index) => bytes.subarray(places[index], end))
      expect(finds(keyword, pieces)).toBe(bytes.includes(Buffer.from(keyword)))
    }),
  )
})

test("an empty keyword is everywhere", () => expect(finds("", [])).toBe(true))
