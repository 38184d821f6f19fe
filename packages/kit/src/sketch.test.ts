import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addToSketch, decodeSketches, emptySketch, encodeSketch, finest, mergeSketches, quantile } from "./sketch.ts"

const lengths = fc.array(fc.double({ min: finest, max: 1e7, noNaN: true }), { minLength: 1, maxLength: 300 })
const sketchOf = (values: readonly number[]) => addToSketch(emptySketch, values)
const exact = (values: readonly number[], q: number) =>
  values.toSorted((a, b) => a - b)[Math.max(1, Math.ceil(q * values.length)) - 1]!

describe("a sketch", () => {
  it("answers every quantile within 2 % of the exact one", () => {
    fc.assert(
      fc.property(lengths, fc.constantFrom(0, 0.01, 0.5, 0.95, 0.99, 1), (values, q) => {
        const right = exact(values, q)
        expect(Math.abs(quantile(sketchOf(values), q)! - right)).toBeLessThanOrEqual(right * 0.020001)
      }),
    )
  })

  it("is the same whether values are added together or merged from parts", () => {
    fc.assert(
      fc.property(lengths, lengths, (one, other) => {
        const parts = [one, other].map(sketchOf)
        expect(mergeSketches(parts)).toEqual(sketchOf([...one, ...other]))
        expect(decodeSketches(Buffer.concat(parts.map(encodeSketch)))).toEqual(sketchOf([...one, ...other]))
      }),
    )
  })

  it("survives being written down and read again", () => {
    fc.assert(
      fc.property(lengths, (values) => {
        expect(decodeSketches(encodeSketch(sketchOf(values)))).toEqual(sketchOf(values))
      }),
    )
  })

  it("keeps counts that need more than 32 bits", () => {
    const sketch = new Map([
      [3, 5_000_000_000],
      [700, 1],
    ])
    expect(decodeSketches(encodeSketch(sketch))).toEqual(sketch)
  })

  it("takes a thousand ordinary latencies in under 300 bytes", () => {
    const latencies = Array.from({ length: 1000 }, (_, i) => 20 + 200 * Math.sin(i) ** 8)
    expect(encodeSketch(sketchOf(latencies)).length).toBeLessThan(300)
  })

  it("has no quantile of nothing, and counts zero as the finest length", () => {
    expect(quantile(emptySketch, 0.95)).toBeNull()
    expect(quantile(addToSketch(emptySketch, [0]), 0.5)).toBe(finest)
  })

  it("refuses bytes that were cut off", () => {
    expect(() => decodeSketches(Uint8Array.of(1, 5, 200))).toThrow("in the middle of a number")
    expect(() => decodeSketches(Uint8Array.of(1, 255, 127, 1))).toThrow("no bucket 16383")
    // What was read before the end leaves no trace.
    expect(decodeSketches(Uint8Array.of(1, 5, 1))).toEqual(new Map([[5, 1]]))
  })
})
