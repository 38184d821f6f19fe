import fc from "fast-check"
import { expect, it } from "vitest"
import { pushVarint, varintReader } from "./varint.ts"

it("gives back every whole number, in the order in which they were written", () => {
  fc.assert(
    fc.property(fc.array(fc.maxSafeNat()), (numbers) => {
      const bytes: number[] = []
      for (const number of numbers) pushVarint(bytes, number)
      const reader = varintReader(Uint8Array.from(bytes))
      expect(numbers.map(() => reader.next())).toEqual(numbers)
      expect(reader.isAtEnd).toBe(true)
    }),
  )
})

it.each([
  [0, 1],
  [127, 1],
  [128, 2],
  [16_383, 2],
  [16_384, 3],
])("writes %i in %i bytes", (number, length) => {
  const bytes: number[] = []
  pushVarint(bytes, number)
  expect(bytes).toHaveLength(length)
})

it("refuses bytes that were cut off", () => {
  expect(() => varintReader(Uint8Array.of(200)).next()).toThrow("in the middle of a number")
})
