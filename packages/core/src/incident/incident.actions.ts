import type { Id } from "@nightjar/kit/id"
import { z } from "zod"
import { action, type RunContext } from "../action.ts"
import { commentInput, type Deed, incidentId } from "./incident.ts"
import { appendEntry, assertIncident, lockOpen, updateIncident } from "./store.queries.ts"

const one = z.object({ id: incidentId })

/** Writes it into the timeline, under the name of whoever acts. */
export const noteDeed = async (
  { db, actor, now, note }: RunContext,
  { id, what, text }: { id: Id<"incident">; what: Deed; text?: string },
): Promise<void> => {
  const userId = actor.kind === "member" ? actor.user : null
  await appendEntry(db, { incidentId: id, at: now, userId, what, ...(text !== undefined && { text }) })
  note({ subject: id })
}

/** Somebody is on it: reminders and escalations end. Who says so later joins the first in the timeline. */
export const acknowledgeIncident = action("incident.acknowledge", {
  input: one,
  async run(context, { id }) {
    const { acknowledgedAt } = await lockOpen(context.db, id)
    if (!acknowledgedAt) await updateIncident(context.db, id, { acknowledgedAt: context.now })
    await noteDeed(context, { id, what: "acknowledge" })
    return { id }
  },
})

export const commentOnIncident = action("incident.comment", {
  input: commentInput,
  async run(context, { id, text }) {
    await assertIncident(context.db, id)
    await noteDeed(context, { id, what: "comment", text })
    return { id }
  },
})

/** Nobody is told of it any more, its end included. */
export const muteIncident = action("incident.mute", {
  input: one,
  async run(context, { id }) {
    await lockOpen(context.db, id)
    await updateIncident(context.db, id, { mutedAt: context.now })
    await noteDeed(context, { id, what: "mute" })
    return { id }
  },
})

export const unmuteIncident = action("incident.unmute", {
  input: one,
  async run(context, { id }) {
    await lockOpen(context.db, id)
    await updateIncident(context.db, id, { mutedAt: null })
    await noteDeed(context, { id, what: "unmute" })
    return { id }
  },
})
