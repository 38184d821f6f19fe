/** Heartbeats into answers that are shown already. Pure; an answer that nothing touches is given back as it is. */
import type { HeartbeatHint } from "@nightjar/core/ports"
import { hour } from "@nightjar/kit/time"
import type { Answers } from "../data/trpc.ts"

type Row = Answers["monitor"]["list"]["monitors"][number]
type Page = Answers["monitor"]["list"]
type Monitor = Answers["monitor"]["get"]
type Beat = Answers["monitor"]["beats"][number]
type Hints = readonly HeartbeatHint[]

const foldHour = (hours: Row["hours"], { slotAt, status }: HeartbeatHint): Row["hours"] => {
  if (status === "unknown" || status === "blocked") return hours
  const from = Math.floor(Date.parse(slotAt) / hour) * hour
  const [, up, degraded, down] = hours.find(([at]) => at === from) ?? [from, 0, 0, 0]
  const count = (counted: number, as: typeof status) => counted + (status === as ? 1 : 0)
  const cell: Row["hours"][number] = [from, count(up, "up"), count(degraded, "degraded"), count(down, "down")]
  const others = hours.filter(([at]) => at !== from)
  return [...others, cell].sort(([one], [other]) => one - other).slice(-24)
}

const foldRow = (row: Row, hint: HeartbeatHint): Row => ({
  ...row,
  state: hint.state as Row["state"],
  lastCheckAt: hint.slotAt,
  hours: foldHour(row.hours, hint),
})

export const foldIntoPage = (page: Page, hints: Hints): Page => {
  const concerned = new Set(hints.map((hint) => hint.monitor))
  if (!page.monitors.some((row) => concerned.has(row.id))) return page
  const monitors = page.monitors.map((row) =>
    concerned.has(row.id) ? hints.filter((hint) => hint.monitor === row.id).reduce(foldRow, row) : row,
  )
  return { ...page, monitors }
}

/** Whether one of them turned into another state: then counts and order are out of date. */
export const turnsState = (page: Page, hints: Hints): boolean =>
  hints.some((hint) => page.monitors.some((row) => row.id === hint.monitor && row.state !== hint.state))

export const foldIntoMonitor = (monitor: Monitor, hints: Hints): Monitor => {
  const newest = hints.findLast((hint) => hint.monitor === monitor.id)
  if (!newest) return monitor
  const nextCheckAt = new Date(Date.parse(newest.slotAt) + monitor.intervalSeconds * 1_000).toISOString()
  const state = newest.state as Monitor["state"]
  return { ...monitor, state, sights: foldSights(monitor, hints), lastCheckAt: newest.slotAt, nextCheckAt }
}

const foldSights = ({ id, sights }: Monitor, hints: Hints): Monitor["sights"] =>
  sights.map((sight) => {
    const newest = hints.findLast((hint) => hint.monitor === id && hint.region === sight.region)
    return newest
      ? { ...sight, status: newest.status, checkedAt: newest.slotAt, seenAt: newest.slotAt, lost: false }
      : sight
  })

/** Newest first, as many as there were. */
export const foldIntoBeats = (beats: readonly Beat[], monitor: string, hints: Hints, limit: number): Beat[] => {
  const isKnown = (hint: HeartbeatHint) =>
    beats.some((beat) => beat.slotAt === hint.slotAt && beat.attempt === hint.attempt)
  const fresh = hints
    .filter((hint) => hint.monitor === monitor && !isKnown(hint))
    .map(
      ({ slotAt, attempt, status, state, latencyMs }): Beat => ({
        slotAt,
        startedAt: slotAt,
        attempt,
        status,
        state: state as Beat["state"],
        latencyMs,
      }),
    )
  if (fresh.length === 0) return beats as Beat[]
  return [...fresh.reverse(), ...beats].slice(0, limit)
}
