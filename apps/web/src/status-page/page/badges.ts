/** Badges to take away: their addresses, and what to paste for them. Pure. */
import type { Id } from "@nightjar/kit/id"

/** What the badge of a monitor may say, and where that is below the monitor. */
export const saidOnBadges = {
  status: "status",
  uptime24h: "uptime/24h",
  uptime30d: "uptime/30d",
  uptime90d: "uptime/90d",
  response: "avg-response/24h",
  certificate: "cert-exp",
} as const
export type SaidOnBadge = keyof typeof saidOnBadges

const asked = (query: Record<string, string>) => `?${new URLSearchParams(query)}`

/** It stands alone somewhere, so it names what it is about. */
export const pageBadgePath = ({ slug, title }: { slug: string; title: string }) =>
  `/api/status-page/${slug}/badge${asked({ label: title })}`
export const monitorBadgePath = ({ id, name }: { id: Id<"monitor">; name: string }, said: SaidOnBadge) =>
  `/api/badge/${id}/${saidOnBadges[said]}${asked(said === "status" ? { label: name } : { labelPrefix: `${name} ` })}`

interface Badge {
  /** Of the image. */
  url: string
  /** What is said where no image is seen. */
  alt: string
  /** Where it leads. */
  page: string
}

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }
const inHtml = (text: string) => text.replace(/[&<>"]/g, (character) => escapes[character]!)
const inMarkdown = (text: string) => text.replace(/[\\[\]]/g, "\\$&")

export const badgeSamples = ({ url, alt, page }: Badge) => [
  { name: "Markdown", code: `[![${inMarkdown(alt)}](${url})](${page})` },
  { name: "HTML", code: `<a href="${inHtml(page)}"><img src="${inHtml(url)}" alt="${inHtml(alt)}"></a>` },
  { name: "URL", code: url },
]
