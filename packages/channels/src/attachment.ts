/** A message attachment, as Mattermost and Rocket.Chat have it: a coloured card in Markdown. */
import { clip } from "./clip.ts"
import { disarmMentions, escapeMarkdown } from "./escape.ts"
import { looks } from "./looks.ts"
import { titleOf } from "./plain.ts"
import type { Words } from "./words.ts"

const plain = (text: string, most: number) => disarmMentions(escapeMarkdown(clip(text, most)))

export const attachmentOf = (words: Words) => ({
  color: looks[words.state].light,
  title: plain(titleOf(words), 500),
  title_link: words.link.url,
  text: `${plain(words.lead, 3_000)}\n\n[${words.link.label}](${words.link.url})`,
  fields: words.facts.map(({ label, value }) => ({ title: label, value: plain(value, 1_000), short: false })),
})
