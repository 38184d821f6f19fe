/** The grammar of accepted status codes: `200-299, 301`. */
import { memo } from "@nightjar/kit/memo"

export type CodeRanges = readonly (readonly [from: number, to: number])[]

const range = /^([1-5]\d\d)(?:\s*-\s*([1-5]\d\d))?$/

const parse = (text: string): CodeRanges | null => {
  const ranges: [number, number][] = []
  for (const part of text.split(",")) {
    const match = range.exec(part.trim())
    if (!match) return null
    const from = Number(match[1])
    const to = Number(match[2] ?? match[1])
    if (to < from) return null
    ranges.push([from, to])
  }
  return ranges
}

/** `null` when the text is not of the grammar. */
export const parseAcceptedCodes = memo(1_000, (text: string) => text, parse)

export const acceptsCode = (ranges: CodeRanges, code: number): boolean =>
  ranges.some(([from, to]) => code >= from && code <= to)
