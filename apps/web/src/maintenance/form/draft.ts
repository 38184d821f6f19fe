/** What a form holds of a maintenance: the fields of every strategy, so that changing one's mind forgets nothing. Pure. */
import { maintenanceInput } from "@nightjar/core/maintenance"
import { type Strategy, type Timing, timing, type Weekday } from "@nightjar/core/maintenance/timing"
import type { z } from "zod"
import type { ShownMaintenance } from "../use-maintenance-verbs.ts"

export interface Draft {
  title: string
  description: string
  /** Null: the viewer's own. */
  timeZone: string | null
  strategy: Strategy
  /** Of `single`: a day and a time. */
  begins: string
  ends: string
  expression: string
  durationMinutes: string
  everyDays: string
  at: string
  weekdays: Weekday[]
  monthdays: (number | "last")[]
  from: string
  to: string
  startsOn: string
  endsOn: string
  monitors: { id: ShownMaintenance["monitors"][number]["id"]; name: string }[]
  tags: ShownMaintenance["tags"][number]["id"][]
}

/** @param today of the viewer, `2026-11-20` */
export const newDraft = (strategy: Strategy, today: string): Draft => ({
  title: "",
  description: "",
  timeZone: null,
  strategy,
  begins: `${today}T22:00`,
  ends: `${today}T23:00`,
  expression: "",
  durationMinutes: "60",
  everyDays: "7",
  at: "22:00",
  weekdays: ["sunday"],
  monthdays: ["last"],
  from: "22:00",
  to: "02:00",
  startsOn: strategy === "interval" ? today : "",
  endsOn: "",
  monitors: [],
  tags: [],
})

export const draftOf = (maintenance: ShownMaintenance, today: string): Draft => {
  const { title, description, timeZone, monitors } = maintenance
  const tags = maintenance.tags.map((tag) => tag.id)
  const { strategy } = maintenance.timing
  return { ...newDraft(strategy, today), title, description, timeZone, monitors, tags, ...fieldsOf(maintenance.timing) }
}

const fieldsOf = (kept: Timing): Partial<Draft> => {
  if (kept.strategy === "manual") return {}
  if (kept.strategy === "single") return { begins: kept.from, ends: kept.to }
  const validity = { startsOn: kept.startsOn ?? "", endsOn: kept.endsOn ?? "" }
  switch (kept.strategy) {
    case "cron":
      return { expression: kept.expression, durationMinutes: String(kept.durationMinutes), ...validity }
    case "interval":
      return {
        everyDays: String(kept.everyDays),
        at: kept.at,
        durationMinutes: String(kept.durationMinutes),
        ...validity,
      }
    case "weekdays":
      return { weekdays: kept.days, from: kept.from, to: kept.to, ...validity }
    case "monthdays":
      return { monthdays: kept.days, from: kept.from, to: kept.to, ...validity }
  }
}

/** The timing as procedures take it; what it lacks is said by the schema. */
const timingOf = (draft: Draft): z.input<typeof timing> => {
  const { strategy, from, to } = draft
  const validity = { startsOn: draft.startsOn || undefined, endsOn: draft.endsOn || undefined }
  const durationMinutes = numberOf(draft.durationMinutes)
  switch (strategy) {
    case "manual":
      return { strategy }
    case "single":
      return { strategy, from: draft.begins, to: draft.ends }
    case "cron":
      return { strategy, expression: draft.expression, durationMinutes, ...validity }
    case "interval":
      return {
        strategy,
        everyDays: numberOf(draft.everyDays),
        at: draft.at,
        durationMinutes,
        ...validity,
        startsOn: draft.startsOn,
      }
    case "weekdays":
      return { strategy, days: draft.weekdays, from, to, ...validity }
    case "monthdays":
      return { strategy, days: draft.monthdays, from, to, ...validity }
  }
}

/** An empty field is no number, and not zero. */
const numberOf = (text: string): number => (text.trim() === "" ? Number.NaN : Number(text))

export const inputOf = (draft: Draft, ownZone: string): z.input<typeof maintenanceInput> => ({
  title: draft.title,
  description: draft.description,
  timeZone: draft.timeZone ?? ownZone,
  timing: timingOf(draft),
  monitors: draft.monitors.map((monitor) => monitor.id),
  tags: draft.tags,
})

/** Null while the fields make no sense together. */
export const parseTiming = (draft: Draft): Timing | null => timing.safeParse(timingOf(draft)).data ?? null

/** What is wrong, by the path of the input: the same sentences that the server would say. */
export const problemsOf = (draft: Draft, ownZone: string): Record<string, string> => {
  const issues = maintenanceInput.safeParse(inputOf(draft, ownZone)).error?.issues ?? []
  return Object.fromEntries(issues.map(({ path, message }) => [pathOf(path), message]))
}

/** Of a list the list itself: a single day of it has no field. */
const pathOf = (path: readonly PropertyKey[]) => path.filter((part) => typeof part !== "number").join(".")
