/**
 * Quantiles of many lengths in a few hundred bytes: a count per logarithmic bucket. An answer is within 2 % of the
 * exact one, merging adds counts, and it is plain JSON. After DDSketch (Masson, Rim, Lee; VLDB 2019).
 */
const error = 0.02
const base = (1 + error) / (1 - error)
const logBase = Math.log(base)

/** Lengths up to this are told apart no further. */
export const finest = 0.01

/** Counts by bucket number. Integer keys of an object stand in ascending order. */
export type Sketch = Readonly<Record<number, number>>

export const emptySketch: Sketch = {}

/** Bucket n holds the values above `finest · base^(n-1)`, up to `finest · base^n`. */
const bucketOf = (value: number) => Math.max(0, Math.ceil(Math.log(value / finest) / logBase))

/** The value that is within 2 % of everything in the bucket. */
const middleOf = (bucket: number) => (bucket === 0 ? finest : (finest * 2 * base ** bucket) / (base + 1))

/** @param value zero or more */
export const addToSketch = (sketch: Sketch, value: number): Sketch => {
  const bucket = bucketOf(value)
  return { ...sketch, [bucket]: (sketch[bucket] ?? 0) + 1 }
}

/**
 * @param q 0.95 for p95: the value at rank ⌈q · n⌉
 * @returns null when nothing was added
 */
export const quantile = (sketch: Sketch, q: number): number | null => {
  const buckets = entries(sketch)
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
  for (const [bucket, count] of entries(sketch)) {
    pushVarint(bytes, bucket - previous)
    pushVarint(bytes, count)
    previous = bucket
  }
  return Uint8Array.from(bytes)
}

export const decodeSketch = (bytes: Uint8Array): Sketch => decodeSketches([bytes])

/** What several of them add up to. In one object: a copy for each cost more than all the rest of reading a list. */
export const decodeSketches = (encoded: readonly Uint8Array[]): Sketch => {
  const sketch: Record<number, number> = {}
  for (const bytes of encoded) readInto(sketch, bytes)
  return sketch
}

const readInto = (sketch: Record<number, number>, bytes: Uint8Array) => {
  let place = 0
  const next = () => {
    let value = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = bytes[place++]
      if (byte === undefined) throw new Error("A sketch ends in the middle of a number")
      value += (byte % 128) * factor
      if (byte < 128) return value
    }
  }
  for (let bucket = 0; place < bytes.length; ) {
    bucket += next()
    sketch[bucket] = (sketch[bucket] ?? 0) + next()
  }
}

const entries = (sketch: Sketch) => Object.entries(sketch).map(([bucket, count]) => [Number(bucket), count] as const)

const pushVarint = (bytes: number[], value: number) => {
  let rest = value
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
  bytes.push(rest)
}
