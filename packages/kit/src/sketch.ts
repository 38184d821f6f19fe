/**
 * Quantiles of many lengths in a few hundred bytes: a count per logarithmic bucket. An answer is within 2 % of the
 * exact one, and merging adds counts. After DDSketch (Masson, Rim, Lee; VLDB 2019).
 */
import { pushVarint, varintReader } from "./varint.ts"

const error = 0.02
const base = (1 + error) / (1 - error)
const logBase = Math.log(base)

/** Lengths up to this are told apart no further. */
export const finest = 0.01

/** Counts by bucket number. (An object with such keys takes a slot for each number below: ten times the memory.) */
export type Sketch = ReadonlyMap<number, number>

export const emptySketch: Sketch = new Map()

/** Bucket n holds the values above `finest · base^(n-1)`, up to `finest · base^n`. */
export const bucketOf = (value: number) => Math.max(0, Math.ceil(Math.log(value / finest) / logBase))

/** The value that is within 2 % of everything in the bucket. */
export const middleOf = (bucket: number) => (bucket === 0 ? finest : (finest * 2 * base ** bucket) / (base + 1))

/** @param values zero or more each */
export const addToSketch = (sketch: Sketch, values: readonly number[]): Sketch => {
  const grown = new Map(sketch)
  for (const value of values) add(grown, bucketOf(value), 1)
  return grown
}

const add = (sketch: Map<number, number>, bucket: number, count: number) =>
  sketch.set(bucket, (sketch.get(bucket) ?? 0) + count)

/**
 * @param q 0.95 for p95: the value at rank ⌈q · n⌉
 * @returns null when nothing was added
 */
export const quantile = (sketch: Sketch, q: number): number | null => {
  const buckets = ascending(sketch)
  const total = buckets.reduce((sum, [, count]) => sum + count, 0)
  let rest = Math.max(1, Math.ceil(q * total))
  for (const [bucket, count] of buckets) {
    rest -= count
    if (rest <= 0) return middleOf(bucket)
  }
  return null
}

/** Distances between buckets and their counts, as varints: two or three bytes a bucket. */
export const encodeSketch = (sketch: Sketch): Uint8Array => {
  const bytes: number[] = []
  let previous = 0
  for (const [bucket, count] of ascending(sketch)) {
    pushVarint(bytes, bucket - previous)
    pushVarint(bytes, count)
    previous = bucket
  }
  return Uint8Array.from(bytes)
}

export const decodeSketch = (bytes: Uint8Array): Sketch => decodeSketches([bytes])

/** What several of them add up to. In one go: a copy for each cost more than all the rest of reading a list. */
export const decodeSketches = (encoded: readonly Uint8Array[]): Sketch => {
  const sketch = new Map<number, number>()
  for (const bytes of encoded) {
    const numbers = varintReader(bytes)
    for (let bucket = 0; !numbers.isAtEnd; ) {
      bucket += numbers.next()
      add(sketch, bucket, numbers.next())
    }
  }
  return sketch
}

export const mergeSketches = (sketches: readonly Sketch[]): Sketch => {
  const merged = new Map<number, number>()
  for (const sketch of sketches) for (const [bucket, count] of sketch) add(merged, bucket, count)
  return merged
}

const ascending = (sketch: Sketch) => [...sketch].sort(([one], [other]) => one - other)
