/** Words as Markdown, for chats without cards. */
import { linesOf } from "./plain.ts"
import type { Words } from "./words.ts"

/**
 * The title in bold, the link at the end whatever is cut off.
 * @param most UTF-16 units of what is said, before markup is made plain
 */
export const markdownOf = (words: Words, most: number, plain: (text: string) => string): string => {
  const [title, ...lines] = linesOf(words, most).map(plain)
  return [`**${title}**`, ...lines, "", `[${words.link.label}](${words.link.url})`].join("  \n")
}
