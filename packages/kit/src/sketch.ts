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

/** Counts by bucket number, in ascending order. (An object with such keys takes ten times the memory.) */
export type Sketch = ReadonlyMap<number, number>

export const emptySketch: Sketch = new Map()

/** The last bucket begins at 6 · 10^15 ms: nothing lasts so long. */
const lastBucket = 1_023

/** Bucket n holds the values above `finest · base^(n-1)`, up to `finest · base^n`. */
export const bucketOf = (value: number) =>
  Math.min(lastBucket, Math.max(0, Math.ceil(Math.log(value / finest) / logBase)))

/** The value that is within 2 % of everything in the bucket. */
export const middleOf = (bucket: number) => (bucket === 0 ? finest : (finest * 2 * base ** bucket) / (base + 1))

/** All zero between two calls of `collect`: adding to an array is ten times as fast as to a map. */
const counts = new Float64Array(lastBucket + 1)

const collect = (fill: (add: (bucket: number, count: number) => void) => void): Sketch => {
  const sketch = new Map<number, number>()
  let [low, high] = [lastBucket, 0]
  try {
    fill((bucket, count) => {
      counts[bucket]! += count
      if (bucket < low) low = bucket
      if (bucket > high) high = bucket
    })
    for (let bucket = low; bucket <= high; bucket++) if (counts[bucket]! > 0) sketch.set(bucket, counts[bucket]!)
  } finally {
    counts.fill(0, low, high + 1)
  }
  return sketch
}

/** @param values zero or more each */
export const addToSketch = (sketch: Sketch, values: readonly number[]): Sketch =>
  collect((add) => {
    for (const [bucket, count] of sketch) add(bucket, count)
    for (const value of values) add(bucketOf(value), 1)
  })

export const mergeSketches = (sketches: readonly Sketch[]): Sketch =>
  collect((add) => {
    for (const sketch of sketches) for (const [bucket, count] of sketch) add(bucket, count)
  })

/**
 * @param q 0.95 for p95: the value at rank ⌈q · n⌉
 * @returns null when nothing was added
 */
export const quantile = (sketch: Sketch, q: number): number | null => {
  let total = 0
  for (const count of sketch.values()) total += count
  let rest = Math.max(1, Math.ceil(q * total))
  for (const [bucket, count] of sketch) {
    rest -= count
    if (rest <= 0) return middleOf(bucket)
  }
  return null
}

/** As varints: how many buckets there are, then the distance to each and its count; two or three bytes a bucket. */
export const encodeSketch = (sketch: Sketch): Uint8Array => {
  const bytes: number[] = []
  pushVarint(bytes, sketch.size)
  let previous = 0
  for (const [bucket, count] of sketch) {
    pushVarint(bytes, bucket - previous)
    pushVarint(bytes, count)
    previous = bucket
  }
  return Uint8Array.from(bytes)
}

/** What several of them, one behind the other, add up to. Throws for bytes that are none. */
export const decodeSketches = (encoded: Uint8Array): Sketch =>
  collect((add) => {
    const numbers = varintReader(encoded)
    while (!numbers.isAtEnd) {
      let bucket = 0
      for (let left = numbers.next(); left > 0; left--) {
        bucket += numbers.next()
        if (bucket > lastBucket) throw new Error(`A sketch has no bucket ${bucket}`)
        add(bucket, numbers.next())
      }
    }
  })
