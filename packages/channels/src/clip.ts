/** Text cut to what a service takes, so that none is refused for its length: never within what people see as one character. Pure. */

const characters = new Intl.Segmenter()

/** @param at a position in UTF-16 units, within the text */
const cutAt = (text: string, at: number): string => `${text.slice(0, characters.segment(text).containing(at)!.index)}…`

/** @param most UTF-16 units, of which no service counts more than there are characters */
export const clip = (text: string, most: number): string => (text.length <= most ? text : cutAt(text, most - 1))

/** @param most bytes of UTF-8 */
export const clipBytes = (text: string, most: number): string => {
  const bytes = new TextEncoder().encode(text)
  if (bytes.length <= most) return text
  const ellipsisBytes = 3
  const kept = new TextDecoder().decode(bytes.subarray(0, most - ellipsisBytes)).replace(/\ufffd+$/, "")
  return cutAt(text, kept.length)
}
