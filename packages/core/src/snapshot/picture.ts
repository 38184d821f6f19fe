/** What a visitor may see of a page, all of it and nothing else: no address, no setting, no finding of a check, nobody's name. */
import { zId } from "@nightjar/kit/id"
import { z } from "zod"
import { ranges } from "../monitor/monitor.ts"
import { impacts, noticeStates } from "../notice/notice.ts"
import { themes } from "../status-page/status-page.ts"

/** Of one item. `no_data`: it is watched, and nothing is known. */
export const itemStates = ["up", "degraded", "down", "no_data", "maintenance", "paused"] as const
export type ItemState = (typeof itemStates)[number]

/** Of all items together. `partial`: some are down; `empty`: there is nothing to tell of. */
export const overallStates = ["up", "maintenance", "no_data", "degraded", "partial", "down", "empty"] as const
export type OverallState = (typeof overallStates)[number]

const moment = z.iso.datetime()

/** A day in UTC: the share of the known time in which it was up (null where nothing is known), the share of the day that is
 * known, and how long it was down, ms. */
const dayOf = z.tuple([z.number().nullable(), z.number(), z.number()])
export type PictureDay = z.output<typeof dayOf>

/** A figure for each length of time that goes back from now; null where nothing is known of it. */
const byRange = z.record(z.enum(ranges), z.number().nullable())

/** Milliseconds; null where nothing was answered. */
const latency = z.object({
  fromAt: moment,
  /** The 95th percentile, by the hour, up to the present one. */
  p95Ms: z.array(z.number().nullable()),
  averageMs: byRange,
  lastMs: z.number().nullable(),
})

const item = z.object({
  id: zId("monitor"),
  name: z.string(),
  state: z.enum(itemStates),
  /** Shares of the known time. */
  uptime: byRange,
  /** Oldest first; the last one is today. */
  days: z.array(dayOf),
  /** Null where it is not shown. */
  latency: latency.nullable(),
  /** Until when the certificate is valid that was last seen. */
  certificateUntil: moment.nullable(),
})
export type PictureItem = z.output<typeof item>

const outage = z.object({
  id: zId("incident"),
  monitorId: zId("monitor"),
  name: z.string(),
  openedAt: moment,
  resolvedAt: moment.nullable(),
})

const notice = z.object({
  id: zId("notice"),
  title: z.string(),
  impact: z.enum(impacts),
  state: z.enum(noticeStates),
  openedAt: moment,
  resolvedAt: moment.nullable(),
  /** Items that it affects. */
  items: z.array(zId("monitor")),
  /** Newest first. */
  updates: z.array(z.object({ id: zId("noticeUpdate"), at: moment, state: z.enum(noticeStates), text: z.string() })),
})

const maintenance = z.object({
  id: zId("maintenance"),
  title: z.string(),
  description: z.string(),
  fromAt: moment,
  /** Null where nobody has ended it yet. */
  toAt: moment.nullable(),
  running: z.boolean(),
  items: z.array(zId("monitor")),
})

/** Also read where another release has drawn it: a field that is added later has a default. */
export const picture = z.object({
  title: z.string(),
  description: z.string(),
  theme: z.enum(themes),
  /** A `data:` address. */
  logo: z.string().nullable(),
  overall: z.enum(overallStates),
  groups: z.array(z.object({ name: z.string(), items: z.array(item) })),
  /** The first of the ninety days. */
  firstDay: moment,
  /** Those that last first, then the newest. */
  outages: z.array(outage),
  notices: z.array(notice),
  /** What runs first, then what comes next. */
  maintenances: z.array(maintenance),
  builtAt: moment,
})
export type Picture = z.output<typeof picture>
