/** Finding among many by a few letters. */

export interface Matches<Option> {
  shown: Option[]
  /** How many match besides: more letters narrow them down. */
  more: number
}

/** Options whose label holds the words, however they are written; those that begin with them first. */
export const matching = <Option extends { label: string }>(
  options: readonly Option[],
  words: string,
  most: number,
): Matches<Option> => {
  const wanted = words.trim().toLowerCase()
  const placed = options
    .map((option) => ({ option, place: option.label.toLowerCase().indexOf(wanted) }))
    .filter(({ place }) => place >= 0)
  const [first, rest] = [placed.filter(({ place }) => place === 0), placed.filter(({ place }) => place > 0)]
  const found = [...first, ...rest].map(({ option }) => option)
  return { shown: found.slice(0, most), more: Math.max(0, found.length - most) }
}
