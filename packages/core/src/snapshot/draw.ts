/** From what is known to what a visitor may see. Pure. */
import type { Id } from "@nightjar/kit/id"
import { day, hour } from "@nightjar/kit/time"
import type { Window } from "../maintenance/windows.ts"
import { type Range, ranges } from "../monitor/monitor.ts"
import type { Impact, NoticeState } from "../notice/notice.ts"
import { type Tally, timeBetween, uptimeOf } from "../span/span.ts"
import type { LayoutItem } from "../status-page/layout.ts"
import { withoutGone } from "../status-page/layout.ts"
import type { StatusPageLook } from "../status-page/status-page.ts"
import type { Settled } from "../turn/turn.ts"
import type { ItemState, OverallState, Picture, PictureItem } from "./picture.ts"

type MonitorId = Id<"monitor">

export const shownDays = 90
export const shownHours = 24

/** The edges of the days that a picture shows: their starts, and now. Unix milliseconds. */
export const dayEdges = (now: number): number[] => {
  const first = Math.floor(now / day) * day - (shownDays - 1) * day
  return [...Array.from({ length: shownDays }, (_, index) => first + index * day), now]
}

/** The start of the first hour that a picture shows. */
export const firstHour = (now: number): number => Math.floor(now / hour) * hour - (shownHours - 1) * hour

export interface MonitorFacts {
  name: string
  state: Settled
  /** At each of the `dayEdges`. */
  tallies: readonly Tally[]
  /** As long ago as each range is long. */
  past: Readonly<Record<Range, Tally>>
  /** By the start of the hour. */
  p95Ms: ReadonlyMap<number, number | null>
  averageMs: Readonly<Record<Range, number | null>>
  lastMs: number | null
  certificateUntil: Date | null
}

export interface Facts {
  /** Unix milliseconds. */
  now: number
  /** Those that are there; whatever else a layout names has been deleted. */
  monitors: ReadonlyMap<MonitorId, MonitorFacts>
  outages: readonly { id: Id<"incident">; monitorId: MonitorId; openedAt: Date; resolvedAt: Date | null }[]
  notices: readonly {
    id: Id<"notice">
    title: string
    impact: Impact
    state: NoticeState
    openedAt: Date
    resolvedAt: Date | null
    monitors: readonly MonitorId[]
    updates: readonly { id: Id<"noticeUpdate">; at: Date; state: NoticeState; text: string }[]
  }[]
  maintenances: readonly {
    id: Id<"maintenance">
    title: string
    description: string
    window: Window | null
    next: readonly Window[]
    monitors: readonly MonitorId[]
  }[]
}

export const pictureOf = (look: StatusPageLook, facts: Facts): Picture => {
  const { title, description, theme, logo } = look
  const groups = withoutGone(look.layout, facts.monitors)
    .map(({ name, items }) => ({ name, items: items.map((item) => itemOf(item, facts)) }))
    .filter(({ items }) => items.length > 0)
  const items = groups.flatMap((group) => group.items)
  const names = new Map(items.map(({ id, name }) => [id, name]))
  const notices = noticesOf(facts, names)
  return {
    title,
    description,
    theme,
    logo,
    overall: overallOf(items, notices),
    groups,
    firstDay: iso(dayEdges(facts.now)[0]!),
    outages: outagesOf(facts, names),
    notices,
    maintenances: maintenancesOf(facts, names),
    builtAt: iso(facts.now),
  }
}

const iso = (at: number | Date) => new Date(at).toISOString()
const isoOrNull = (at: number | Date | null) => (at === null ? null : iso(at))

/** Floored, so that one failure never reads 100 %. */
const floored = (ratio: number | null) => (ratio === null ? null : Math.floor(ratio * 1e5) / 1e5)

/** A figure for each range. */
export const eachRange = <Value>(of: (range: Range) => Value): Record<Range, Value> =>
  Object.fromEntries(ranges.map((range) => [range, of(range)])) as Record<Range, Value>

const itemOf = ({ monitorId, name, showsLatency }: LayoutItem, { monitors, now }: Facts): PictureItem => {
  const { tallies, ...monitor } = monitors.get(monitorId)!
  const days = tallies.slice(1).map((tally, index): PictureItem["days"][number] => {
    const time = timeBetween(tallies[index]!, tally)
    const { ratio, coverage } = uptimeOf(time)
    return [floored(ratio), floored(coverage)!, Math.round(time.down)]
  })
  return {
    id: monitorId,
    name: name ?? monitor.name,
    state: monitor.state,
    uptime: eachRange((range) => floored(uptimeOf(timeBetween(monitor.past[range], tallies.at(-1)!)).ratio)),
    days,
    latency: showsLatency ? latencyOf(monitor, now) : null,
    certificateUntil: isoOrNull(monitor.certificateUntil),
  }
}

const latencyOf = (
  { p95Ms, averageMs, lastMs }: Omit<MonitorFacts, "tallies">,
  now: number,
): PictureItem["latency"] => {
  const from = firstHour(now)
  const hours = Array.from({ length: shownHours }, (_, index) => p95Ms.get(from + index * hour) ?? null)
  return {
    fromAt: iso(from),
    p95Ms: hours.map(rounded),
    averageMs: eachRange((range) => rounded(averageMs[range])),
    lastMs: rounded(lastMs),
  }
}

const rounded = (ms: number | null) => (ms === null ? null : Math.round(ms * 10) / 10)

type Names = ReadonlyMap<MonitorId, string>

const outagesOf = ({ outages }: Facts, names: Names): Picture["outages"] =>
  outages
    .filter(({ monitorId }) => names.has(monitorId))
    .map(({ id, monitorId, openedAt, resolvedAt }) => ({
      id,
      monitorId,
      name: names.get(monitorId)!,
      openedAt: iso(openedAt),
      resolvedAt: isoOrNull(resolvedAt),
    }))

const noticesOf = ({ notices }: Facts, names: Names): Picture["notices"] =>
  notices.map(({ id, title, impact, state, openedAt, resolvedAt, monitors, updates }) => ({
    id,
    title,
    impact,
    state,
    openedAt: iso(openedAt),
    resolvedAt: isoOrNull(resolvedAt),
    items: monitors.filter((monitor) => names.has(monitor)),
    updates: updates.map((update) => ({ id: update.id, at: iso(update.at), state: update.state, text: update.text })),
  }))

/** So many windows to come, and of those no more than these. */
const mostToCome = 10

const maintenancesOf = ({ maintenances }: Facts, names: Names): Picture["maintenances"] => {
  const windows = maintenances.flatMap(({ id, title, description, window, next, monitors }) => {
    const items = monitors.filter((monitor) => names.has(monitor))
    const shown = ({ from, to }: Window, running: boolean) => ({
      id,
      title,
      description,
      fromAt: iso(from),
      toAt: isoOrNull(to),
      running,
      items,
    })
    return [...(window ? [shown(window, true)] : []), ...next.map((each) => shown(each, false))]
  })
  const byStart = windows.toSorted((one, other) => one.fromAt.localeCompare(other.fromAt))
  return [
    ...byStart.filter(({ running }) => running),
    ...byStart.filter(({ running }) => !running).slice(0, mostToCome),
  ]
}

/** The worst first. */
const severities: readonly OverallState[] = ["down", "partial", "degraded", "no_data", "maintenance", "up"]
const ofImpact: Readonly<Record<Impact, OverallState>> = {
  critical: "down",
  major: "partial",
  minor: "degraded",
  none: "empty",
}

/** How bad it is: as the items stand, or as a person has said where that is worse. */
export const overallOf = (
  items: readonly { state: ItemState }[],
  notices: readonly { impact: Impact; state: NoticeState }[],
): OverallState => {
  const watched = items.filter(({ state }) => state !== "paused" && state !== "maintenance")
  const isDown = watched.length > 0 && watched.every(({ state }) => state === "down")
  const found = items.map(({ state }): OverallState => {
    if (state === "down") return isDown ? "down" : "partial"
    return state === "paused" ? "up" : state
  })
  const told = notices.filter(({ state }) => state !== "resolved").map(({ impact }) => ofImpact[impact])
  return severities.find((state) => found.includes(state) || told.includes(state)) ?? "empty"
}
