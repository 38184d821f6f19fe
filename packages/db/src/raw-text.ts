/**
 * What raw text may not say inside a statement that the query builder has confined. Developers write it, never
 * customers; but one bracket, quote or comment too many takes the tenant's condition away, and a query can hide in
 * a function's argument. Pure.
 */
import { memo } from "@nightjar/kit/memo"

/** Functions that run a query of their own, change role or tenant, or look behind the tenant. */
const reaching = /\b(?:set_config|ts_stat|dblink\w*|\w+_to_xml\w*|door_\w+)\b/i

export const isReaching = (name: string): boolean => reaching.test(name)

/** `do update`, `for update` and `for no key update` are the builder's own. */
const querying = /\b(?:select|table|insert|merge|uescape)\b|(?<!\b(?:do|for|key)\s+)\bupdate\s+\S/i

const find = (text: string): string | null => {
  const bare = text.replace(/'(?:[^'\\]|'')*'/g, " ")
  if (/['\\$;]|--|\/\*/.test(bare))
    return "A raw fragment holds an open quote, a backslash, a dollar sign, a comment or a semicolon."
  if (isReaching(bare)) return "A raw fragment calls a function that reaches beyond the statement."
  const words = bare.replace(/"[^"]*"/g, " ")
  if (querying.test(words)) return "A raw fragment holds a query of its own."
  return outermost(words)
}

/** Why the text is refused; null where it may stand. Remembered: statements are few, and each has a dozen fragments. */
export const objectionTo = memo(
  2_000,
  (text: string) => text,
  (text) => find(text),
)

/** What stands in brackets is a value's own business; outside of them a `from` would bring in another table. */
const outermost = (words: string): string | null => {
  let depth = 0
  let outside = ""
  for (const character of words) {
    if (character === ")") depth -= 1
    if (depth < 0) break
    if (depth === 0) outside += character
    if (character === "(") depth += 1
  }
  if (depth !== 0) return "A raw fragment opens or closes a bracket that is not its own."
  return /(?<!\bdistinct\s+)\bfrom\s+\S/i.test(outside) ? "A raw fragment reads from a source of its own." : null
}
