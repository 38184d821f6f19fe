/** The last 24 hours of a row as bars, one an hour. Pure. */
import { hour } from "@nightjar/kit/time"
import type { Beat } from "@nightjar/ui/heartbeat-bar"
import type { State } from "@nightjar/ui/rules/state"
import type { Answers } from "../../data/trpc.ts"

type Hour = Answers["monitor"]["list"]["monitors"][number]["hours"][number]

export const shownHours = 24

/** A failure is never painted over: an hour with one in ten attempts failing is down, with any at all it is not green. */
const stateOf = ([, up, degraded, down]: Hour): State => {
  const all = up + degraded + down
  if (all === 0) return "no_data"
  if (down / all >= 0.1) return "down"
  return down > 0 || degraded / all >= 0.1 ? "degraded" : "up"
}

/** Oldest first, without holes, up to the hour of `now`. */
export const dayBeats = (hours: readonly Hour[], now: number): Beat[] => {
  const byStart = new Map(hours.map((cell) => [cell[0], cell]))
  const last = Math.floor(now / hour) * hour
  return Array.from({ length: shownHours }, (_, index) => {
    const at = last - (shownHours - 1 - index) * hour
    const cell = byStart.get(at)
    return { at, until: at + hour, state: cell ? stateOf(cell) : "no_data", note: cell && failedOf(cell) }
  })
}

const failedOf = ([, up, degraded, down]: Hour) => (down > 0 ? `${down}/${up + degraded + down}` : undefined)
