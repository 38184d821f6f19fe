/** What has happened on a page, as RSS 2.0 and as Atom. Pure. */
import type { Picture } from "@nightjar/core/snapshot/picture"
import { createTranslator } from "next-intl"
import messages from "../../messages/en.json" with { type: "json" }

interface Entry {
  id: string
  title: string
  text: string
  publishedAt: string
  updatedAt: string
}

const words = createTranslator({ locale: "en", messages, namespace: "publicPage" })
const timeOf = (at: string) => words("utc", { time: at.slice(0, 16).replace("T", " ") })

/** The newest change first. */
const entriesOf = ({ notices, outages, maintenances }: Picture): Entry[] =>
  [
    ...notices.map(({ id, title, openedAt, updates }) => ({
      id: id as string,
      title,
      text: updates
        .map(({ state, at, text }) => `${words(`noticeStates.${state}`)} (${timeOf(at)}): ${text}`)
        .join("\n\n"),
      publishedAt: openedAt,
      updatedAt: updates[0]?.at ?? openedAt,
    })),
    ...outages.map(({ id, name, openedAt, resolvedAt }) => ({
      id: id as string,
      title: resolvedAt ? words("feed.outageOver", { name }) : words("feed.outageOpen", { name }),
      text: resolvedAt
        ? words("feed.outageOverText", { from: timeOf(openedAt), to: timeOf(resolvedAt) })
        : words("feed.outageText", { from: timeOf(openedAt) }),
      publishedAt: openedAt,
      updatedAt: resolvedAt ?? openedAt,
    })),
    ...maintenances
      .filter(({ running }) => running)
      .map(({ id, title, description, fromAt, toAt }) => ({
        id: `${id}-${Date.parse(fromAt)}`,
        title: `${words("maintenance")}: ${title}`,
        text: [
          words("feed.maintenanceText", { from: timeOf(fromAt), to: toAt ? timeOf(toAt) : words("openEnd") }),
          description,
        ].join("\n\n"),
        publishedAt: fromAt,
        updatedAt: fromAt,
      })),
  ].toSorted((one, other) => other.updatedAt.localeCompare(one.updatedAt))

/** Controls that XML 1.0 cannot hold, in whatever way they are written. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is about
const unfit = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
}

/** Also for what stands in an attribute. */
export const xml = (text: string): string =>
  text.replace(unfit, "").replace(/[&<>"']/g, (character) => entities[character]!)

const titleOf = ({ title }: Picture) => words("feed.title", { title })

/** @param url where the page is */
export const rssOf = (picture: Picture, url: string): string => {
  const date = (at: string) => new Date(at).toUTCString()
  const items = entriesOf(picture).map(
    ({ id, title, text, updatedAt }) => `
    <item>
      <title>${xml(title)}</title>
      <link>${xml(url)}</link>
      <guid isPermaLink="false">${xml(`${id} ${updatedAt}`)}</guid>
      <pubDate>${date(updatedAt)}</pubDate>
      <description>${xml(text)}</description>
    </item>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
  <channel>
    <title>${xml(titleOf(picture))}</title>
    <link>${xml(url)}</link>
    <atom:link href="${xml(`${url}/feed.rss`)}" rel="self" type="application/rss+xml"/>
    <description>${xml(words(`overall.${picture.overall}`))}</description>
    <lastBuildDate>${date(picture.builtAt)}</lastBuildDate>${items.join("")}
  </channel>
</rss>
`
}

/** @param url where the page is */
export const atomOf = (picture: Picture, url: string): string => {
  const entries = entriesOf(picture)
  const items = entries.map(
    ({ id, title, text, publishedAt, updatedAt }) => `
  <entry>
    <id>${xml(`${url}/#${id}`)}</id>
    <title>${xml(title)}</title>
    <link href="${xml(url)}"/>
    <published>${publishedAt}</published>
    <updated>${updatedAt}</updated>
    <content type="text">${xml(text)}</content>
  </entry>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>${xml(`${url}/`)}</id>
  <title>${xml(titleOf(picture))}</title>
  <subtitle>${xml(words(`overall.${picture.overall}`))}</subtitle>
  <link href="${xml(url)}"/>
  <link rel="self" href="${xml(`${url}/feed.atom`)}"/>
  <author><name>${xml(picture.title)}</name></author>
  <updated>${entries[0]?.updatedAt ?? picture.builtAt}</updated>${items.join("")}
</feed>
`
}
