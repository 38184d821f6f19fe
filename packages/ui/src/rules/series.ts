/** Values over time; null where nothing was measured. */
export type Values = readonly (number | null)[]

/** Each series on top of the ones before it. Where any of them is missing, the whole stack is. */
export const stack = (series: readonly Values[]): (number | null)[][] => {
  let below: Values | undefined
  return series.map((values) => {
    const ground = below
    const sums = values.map((value, index) => {
      const base = ground ? ground[index] : 0
      return value === null || base === null || base === undefined ? null : base + value
    })
    below = sums
    return sums
  })
}

const shortened = (value: number) => Number(value.toFixed(2))

/** An SVG path over a `width` × `height` box from 0 up to the largest value. Breaks where a value is missing. */
export const sparkPath = (values: Values, width: number, height: number): string => {
  const top = Math.max(...values.map((value) => value ?? 0), Number.MIN_VALUE)
  const step = values.length > 1 ? width / (values.length - 1) : 0
  let drawing = false
  return values
    .flatMap((value, index) => {
      const verb = drawing ? "L" : "M"
      drawing = value !== null
      return value === null ? [] : [`${verb}${shortened(index * step)} ${shortened(height - (value / top) * height)}`]
    })
    .join("")
}
