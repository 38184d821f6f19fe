/** An outage of one monitor, and what people do about it. Safe in the browser. */
import { zId } from "@nightjar/kit/id"
import { zText } from "@nightjar/kit/text"
import { z } from "zod"

export const incidentId = zId("incident")

/** What people do to an incident, as its timeline shows it. */
export const deeds = ["acknowledge", "comment", "mute", "unmute", "resolve"] as const
export type Deed = (typeof deeds)[number]

export const incidentStates = ["open", "acknowledged", "resolved"] as const
export type IncidentState = (typeof incidentStates)[number]

export const stateOf = (incident: { resolvedAt: Date | null; acknowledgedAt: Date | null }): IncidentState => {
  if (incident.resolvedAt) return "resolved"
  return incident.acknowledgedAt ? "acknowledged" : "open"
}

export const commentInput = z.object({
  id: incidentId,
  text: zText({ max: 5_000 }).min(1, { error: "must not be empty" }),
})
