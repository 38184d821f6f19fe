/** Words as plain text, for chats, phones and pushes. */
import { clip } from "./clip.ts"
import { looks } from "./looks.ts"
import type { Message } from "./message.ts"
import type { Words } from "./words.ts"

/** One line that tells the state by itself. */
export const titleOf = ({ state, subject }: Words): string => `${looks[state].emoji} ${subject}`

/** What stands below a title, without the link. */
export const bodyOf = ({ lead, facts }: Words): string =>
  [lead, facts.map(({ label, value }) => `${label}: ${value}`).join("\n")].join("\n\n")

/**
 * The title and what stands below it, line by line, without the link.
 * @param most UTF-16 units of all of it
 */
export const linesOf = (words: Words, most: number): string[] =>
  clip(`${titleOf(words)}\n${bodyOf(words)}`, most).split("\n")

type Cut = (text: string, most: number) => string

/** The link stands at the end whatever is cut off. */
const withLink = (text: string, { link }: Words, most: number, cut: Cut = clip, between = "\n\n"): string => {
  const end = between + link.url
  return cut(text, most - end.length) + end
}

/**
 * All of it.
 * @param most UTF-16 units
 * @param cut for limits that are counted otherwise
 */
export const plainOf = (words: Words, most: number, cut?: Cut): string =>
  withLink(`${titleOf(words)}\n${bodyOf(words)}`, words, most, cut)

/** The same without its title. */
export const textBelow = (words: Words, most: number): string => withLink(bodyOf(words), words, most)

/** For text messages, which are paid by length: what happened, and where to look. */
export const shortOf = (words: Words, most: number): string =>
  withLink(`${words.subject}. ${words.lead}`, words, most, clip, "\n")

/** What was found, by its label, for services that show a table of it. */
export const detailsOf = ({ lead, facts, link }: Words): Record<string, string> => ({
  Finding: clip(lead, 2_000),
  ...Object.fromEntries(facts.map(({ label, value }) => [label, clip(value, 2_000)])),
  Link: link.url,
})

/** What a message is about, in one line. */
export const sourceOf = (message: Message): string =>
  message.type === "channel.test" ? message.channel.name : message.monitor.target
