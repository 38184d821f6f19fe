import { z } from "zod"
import { read, router, write } from "../procedure.ts"
import { resolveIncident } from "../standing/standing.actions.ts"
import { acknowledgeIncident, commentOnIncident, muteIncident, unmuteIncident } from "./incident.actions.ts"
import { getIncident, incidentFilter, listIncidents } from "./incident.queries.ts"
import { incidentId } from "./incident.ts"

export const incidentRouter = router({
  list: read("incident.list", incidentFilter, ({ db }, input) => listIncidents(db, input)),
  get: read("incident.get", z.object({ id: incidentId }), ({ db }, { id }) => getIncident(db, id)),
  acknowledge: write(acknowledgeIncident),
  comment: write(commentOnIncident),
  mute: write(muteIncident),
  unmute: write(unmuteIncident),
  resolve: write(resolveIncident),
})
