import { z } from "zod"
import { read, router, write } from "../procedure.ts"
import { resolveIncident } from "../standing/standing.actions.ts"
import { getIncidentEvidence } from "./evidence.queries.ts"
import { acknowledgeIncident, commentOnIncident, muteIncident, unmuteIncident } from "./incident.actions.ts"
import { countOpen, getIncident, incidentFilter, listIncidents } from "./incident.queries.ts"
import { incidentId } from "./incident.ts"

const one = z.object({ id: incidentId })

export const incidentRouter = router({
  list: read("incident.list", incidentFilter, ({ db }, input) => listIncidents(db, input)),
  summary: read("incident.summary", z.void(), ({ db }) => countOpen(db)),
  get: read("incident.get", one, ({ db }, { id }) => getIncident(db, id)),
  evidence: read("incident.evidence", one, ({ db }, { id }) => getIncidentEvidence(db, id)),
  acknowledge: write(acknowledgeIncident),
  comment: write(commentOnIncident),
  mute: write(muteIncident),
  unmute: write(unmuteIncident),
  resolve: write(resolveIncident),
})
