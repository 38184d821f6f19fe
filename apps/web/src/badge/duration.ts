/** A length of time as Uptime Kuma's badges write it: `24`, `24h`, `30d`, `2w`, `1M`, `1y`; a number alone is hours. Pure. */
import { type Range, rangeMs, ranges } from "@nightjar/core/monitor"
import { day, hour, minute } from "@nightjar/kit/time"

const units: Readonly<Record<string, number>> = {
  m: minute,
  h: hour,
  d: day,
  w: 7 * day,
  M: 30 * day,
  y: 365 * day,
}

export interface Asked {
  /** The shortest that holds all of it. */
  range: Range
  /** What the badge says it is about: as it was asked for, or the range where that is longer. */
  name: string
}

/** Null for what is no length, or longer than what is known. */
export const rangeOf = (text: string): Asked | null => {
  const [, number = "", unit = "h"] = /^(\d{1,6})([mhdwMy])?$/.exec(text) ?? []
  const length = Number(number) * units[unit]!
  const range = length > 0 ? ranges.find((each) => rangeMs[each] >= length) : undefined
  return range ? { range, name: rangeMs[range] === length ? `${number}${unit}` : range } : null
}
