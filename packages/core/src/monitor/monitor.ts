/** What a customer wants watched: the words and the rules of its form. Safe in the browser. */
import { type CheckConfig, checkConfig } from "@nightjar/checks/all"
import { zId } from "@nightjar/kit/id"
import { zLine } from "@nightjar/kit/text"
import { day, hour } from "@nightjar/kit/time"
import { z } from "zod"
import { regionName } from "../region/region.ts"

export const monitorId = zId("monitor")

/** A check's configuration, told apart by `type`. */
export type MonitorConfig = CheckConfig

const seconds = (title: string, range: { min: number; max: number; unit?: string }) =>
  z
    .number({ error: `${title} must be a number of seconds` })
    .int({ error: `${title} must be a whole number of seconds` })
    .min(range.min, { error: `${title} must be at least ${range.min} s` })
    .max(range.max, { error: `${title} must be at most ${range.max} s` })
    .meta({ title, unit: "seconds" })

const name = zLine({ min: 1, max: 150 }).meta({ title: "Name", placeholder: "Checkout API" })

/** The fields that every type has, in form order. */
export const monitorFields = z.object({
  name,
  intervalSeconds: seconds("Interval", { min: 1, max: 86_400 }).default(60),
  retries: z.number().int().min(0).max(20, { error: "At most 20 retries" }).default(1).meta({
    title: "Retries",
    description: "Failing attempts that are tolerated before the monitor is down.",
    advanced: true,
  }),
  retryIntervalSeconds: seconds("Retry interval", { min: 1, max: 86_400 }).default(20).meta({ advanced: true }),
  timeoutSeconds: seconds("Timeout", { min: 1, max: 300 })
    .default(10)
    .meta({ advanced: true, description: "At most 80 % of the shorter of interval and retry interval." }),
  recoveries: z
    .number()
    .int()
    .min(1)
    .max(20, { error: "At most 20 good checks" })
    .default(1)
    .meta({ title: "Good checks to recover", advanced: true }),
  recoverySeconds: seconds("Good for", { min: 0, max: 86_400 })
    .default(0)
    .meta({ advanced: true, description: "How long checks must have been good before an outage is over." }),
  regions: z
    .array(regionName)
    .max(20)
    .optional()
    .meta({ title: "Checked from", description: "An outage is one when most of these regions see it." }),
  quorum: z.number().int().min(1).max(20, { error: "At most 20 regions" }).default(1).meta({
    title: "Regions that must fail",
    description: "The least that make an outage; most of the regions that answer must fail in any case.",
    advanced: true,
  }),
  groupId: monitorId.nullable().default(null).meta({ title: "Member of" }),
  dependsOnId: monitorId.nullable().default(null).meta({
    title: "Depends on",
    description: "While that one is down, nobody is told of this one.",
    advanced: true,
  }),
  upsideDown: z
    .boolean()
    .default(false)
    .meta({ title: "Upside down", description: "Up when the check fails, down when it succeeds.", advanced: true }),
})

/** A check must end before the next attempt of its monitor may start, or two could overlap. */
const fits = (input: { intervalSeconds: number; retryIntervalSeconds: number; timeoutSeconds: number }) =>
  input.timeoutSeconds <= 0.8 * Math.min(input.intervalSeconds, input.retryIntervalSeconds)

const timeoutRule = {
  path: ["timeoutSeconds"],
  error: "The timeout may be at most 80 % of the shorter of interval and retry interval",
}

export const monitorInput = monitorFields.extend({ config: checkConfig }).refine(fits, timeoutRule)
export type MonitorInput = z.output<typeof monitorInput>

/**
 * An edit names the version it was made from; another's edit in between is answered with `stale`. A secret field
 * that is left out keeps its value, so the configuration is parsed only after the stored ones are put in.
 */
export const monitorEdit = monitorFields
  .extend({ id: monitorId, version: z.number().int(), config: z.looseObject({ type: z.string() }) })
  .refine(fits, timeoutRule)

interface Pace {
  intervalSeconds: number
  /** The shorter interval that was asked for, where the plan allows none so short. */
  wantedIntervalSeconds: number | null
}

/** After an edit: whoever chose another interval, or a timeout that the former one has no room for, wants that. */
export const stillWanted = (
  before: Pace,
  after: { intervalSeconds: number; retryIntervalSeconds: number; timeoutSeconds: number },
): number | null => {
  const { wantedIntervalSeconds: wanted } = before
  const isSame = after.intervalSeconds === before.intervalSeconds
  return wanted !== null && isSame && fits({ ...after, intervalSeconds: wanted }) ? wanted : null
}

/** How often a monitor is checked where the plan allows no shorter interval than `least`. */
export const paceWithin = ({ intervalSeconds, wantedIntervalSeconds }: Pace, least: number): Pace => {
  const wanted = wantedIntervalSeconds ?? intervalSeconds
  return wanted < least
    ? { intervalSeconds: least, wantedIntervalSeconds: wanted }
    : { intervalSeconds: wanted, wantedIntervalSeconds: null }
}

/** What of a monitor's settings a worker needs to run a check and to judge it. */
export interface Terms {
  intervalMs: number
  timeoutMs: number
  retryMs: number
  retries: number
  recoveries: number
  recoveryMs: number
  quorum: number
  upsideDown: boolean
}

/** Ranges of the monitor page. */
export const ranges = ["1h", "24h", "7d", "30d", "90d", "1y"] as const
export type Range = (typeof ranges)[number]

export const rangeMs: Readonly<Record<Range, number>> = {
  "1h": hour,
  "24h": day,
  "7d": 7 * day,
  "30d": 30 * day,
  "90d": 90 * day,
  "1y": 365 * day,
}
