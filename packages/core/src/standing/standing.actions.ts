import { z } from "zod"
import { action } from "../action.ts"
import { noteDeed } from "../incident/incident.actions.ts"
import { incidentId } from "../incident/incident.ts"
import { findOpen } from "../incident/store.queries.ts"
import { databaseNow } from "../schedule/schedule.queries.ts"
import { resolveStanding } from "./standing.queries.ts"

/** A person says that it is over. What was known is forgotten; should the monitor still fail, another incident opens. */
export const resolveIncident = action("incident.resolve", {
  input: z.object({ id: incidentId }),
  async run(context, { id }) {
    const { db } = context
    // The standing is locked before the incident, as the engine does.
    const { monitorId } = await findOpen(db, id)
    await resolveStanding(db, monitorId, await databaseNow(db))
    await noteDeed(context, { id, what: "resolve" })
    return { id }
  },
})
