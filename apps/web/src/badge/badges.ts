/** What each badge says, in Uptime Kuma's grammar, so that an address only changes its host and id. Pure. */
import type { OverallState, PictureItem } from "@nightjar/core/snapshot/picture"
import { day } from "@nightjar/kit/time"
import type { Badge } from "./badge.ts"
import { rangeOf } from "./duration.ts"

const colors = {
  up: "#66c20a",
  warn: "#eed202",
  down: "#c2290a",
  pending: "#f8a306",
  maintenance: "#1747f5",
  partial: "#f6be00",
  unknown: "#999",
  figure: "blue",
}

/** Of what is not on a published page, and of what is and has no answer to this. */
export const unknownBadge: Badge = { label: "", message: "N/A", color: colors.unknown }

export interface BadgeAsked {
  query: URLSearchParams
  /** What follows the name of the badge. */
  duration: string | undefined
  now: number
}

type BadgeOf = (item: PictureItem, asked: BadgeAsked) => Badge

/** What the query says of it, and what it is otherwise. */
const choose = (query: URLSearchParams, name: string, otherwise: string) => query.get(name) || otherwise

const around = (query: URLSearchParams, message: string, suffix: string) =>
  `${query.get("prefix") ?? ""}${message}${query.get("suffix") ?? suffix}`

const labelOf = (query: URLSearchParams, label: string) =>
  [query.get("labelPrefix"), choose(query, "label", label), query.get("labelSuffix")].filter(Boolean).join("")

const words = { up: "Up", degraded: "Degraded", down: "Down", pending: "Pending", maintenance: "Maintenance" }
type Word = keyof typeof words
const colorOfWord: Readonly<Record<Word, string>> = {
  up: colors.up,
  degraded: colors.warn,
  down: colors.down,
  pending: colors.pending,
  maintenance: colors.maintenance,
}
/** As Uptime Kuma numbers them. */
const byValue: readonly Word[] = ["down", "up", "pending", "maintenance"]

const status: BadgeOf = ({ state }, { query }) => {
  const forced = byValue[Number(query.get("value") || Number.NaN)]
  const word = forced ?? (state === "no_data" ? "pending" : state)
  if (word === "paused") return unknownBadge
  return {
    label: choose(query, "label", "Status"),
    message: choose(query, `${word}Label`, words[word]),
    color: choose(query, `${word}Color`, colorOfWord[word]),
  }
}

/** Floored to four digits, so that one failure never reads 100. */
const percent = (ratio: number): string => {
  const steps = ratio >= 0.1 ? 1e4 : 1e5
  return String(Number(((Math.floor(ratio * steps + 1e-7) / steps) * 100).toFixed(3)))
}

const uptime: BadgeOf = (item, { query, duration = "24h" }) => {
  const asked = rangeOf(duration)
  const given = query.get("value") ? Number(query.get("value")) / 100 : asked && item.uptime[asked.range]
  if (!asked || given === null || !Number.isFinite(given)) return unknownBadge
  const ratio = Math.min(1, Math.max(0, given))
  return {
    label: labelOf(query, `Uptime (${asked.name})`),
    message: around(query, percent(ratio), "%"),
    color: choose(query, "color", `hsl(${Math.round(10 + 80 * ratio)}, 90%, 40%)`),
  }
}

const lengthBadge = (query: URLSearchParams, label: string, ms: number | null | undefined): Badge => {
  const given = query.get("value") ? Number(query.get("value")) : ms
  if (given === null || given === undefined || !Number.isFinite(given)) return unknownBadge
  const rounded = given < 10 ? Math.round(given * 10) / 10 : Math.round(given)
  return {
    label: labelOf(query, label),
    message: around(query, String(rounded), "ms"),
    color: choose(query, "color", colors.figure),
  }
}

const average =
  (name: string): BadgeOf =>
  ({ latency }, { query, duration = "24h" }) => {
    const asked = rangeOf(duration)
    return asked ? lengthBadge(query, `${name} (${asked.name})`, latency?.averageMs[asked.range]) : unknownBadge
  }

const response: BadgeOf = ({ latency }, { query }) => lengthBadge(query, "Response", latency?.lastMs)

const daysIn = (query: URLSearchParams, name: string, otherwise: number) => {
  const given = Number(query.get(name) || Number.NaN)
  return Number.isFinite(given) ? given : otherwise
}

const certificate: BadgeOf = ({ certificateUntil }, { query, now }) => {
  if (!certificateUntil) return unknownBadge
  const left = Math.floor((Date.parse(certificateUntil) - now) / day)
  const isDate = ["", "1", "true"].includes(query.get("date") ?? "no")
  const tone = left <= daysIn(query, "downDays", 7) ? "down" : left <= daysIn(query, "warnDays", 14) ? "warn" : "up"
  return {
    label: labelOf(query, "Cert Exp."),
    message: isDate ? around(query, certificateUntil.slice(0, 10), "") : around(query, String(left), " days"),
    color: choose(query, `${tone}Color`, colors[tone]),
  }
}

/** By their names in the address. */
export const badges: Readonly<Record<string, BadgeOf>> = {
  status,
  uptime,
  ping: average("Avg. Ping"),
  "avg-response": average("Avg. Response"),
  response,
  "cert-exp": certificate,
}

const ofPage: Readonly<Record<OverallState, { message: string; color: string; param: string } | null>> = {
  up: { message: "Up", color: colors.up, param: "upColor" },
  degraded: { message: "Degraded", color: colors.partial, param: "partialColor" },
  partial: { message: "Degraded", color: colors.partial, param: "partialColor" },
  down: { message: "Down", color: colors.down, param: "downColor" },
  maintenance: { message: "Maintenance", color: colors.maintenance, param: "maintenanceColor" },
  no_data: null,
  empty: null,
}

export const pageBadge = (overall: OverallState, query: URLSearchParams): Badge => {
  const found = ofPage[overall]
  if (!found) return unknownBadge
  return { label: query.get("label") ?? "", message: found.message, color: choose(query, found.param, found.color) }
}
