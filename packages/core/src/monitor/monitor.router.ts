import { z } from "zod"
import { listGaps } from "../gap/gap.queries.ts"
import { getEvidence, listBeats } from "../heartbeat/heartbeat.queries.ts"
import { getHistory, listTurns } from "../history/history.queries.ts"
import { read, router, write } from "../procedure.ts"
import { summarize } from "../standing/summary.queries.ts"
import { tagMonitor } from "../tag/tag.actions.ts"
import { getForms } from "./form.queries.ts"
import {
  cloneMonitor,
  createMonitor,
  deleteMonitors,
  editMonitor,
  pauseMonitors,
  restartMonitors,
  restoreMonitors,
  resumeMonitors,
} from "./monitor.actions.ts"
import { getMonitor, listMonitors, monitorFilter } from "./monitor.queries.ts"
import { monitorId, ranges } from "./monitor.ts"

const one = z.object({ id: monitorId })
const page = monitorFilter.extend({ cursor: z.number().int().min(0).default(0) })

export const monitorRouter = router({
  list: read("monitor.list", page, ({ db, now }, input) => listMonitors(db, { ...input, now: now() })),
  summary: read("monitor.summary", z.void(), ({ db, now }) => summarize(db, now())),
  get: read("monitor.get", one, ({ db, keys, now }, { id }) => getMonitor(db, keys, id, now())),
  history: read("monitor.history", one.extend({ range: z.enum(ranges) }), ({ db, now }, input) =>
    getHistory(db, { ...input, now: now() }),
  ),
  beats: read(
    "monitor.beats",
    one.extend({
      limit: z.number().int().min(1).max(200).default(60),
      /** For those before: the `slotAt` of the last one that is known. */
      before: z.iso.datetime().pipe(z.coerce.date()).optional(),
    }),
    ({ db }, input) => listBeats(db, input),
  ),
  turns: read("monitor.turns", one, ({ db }, { id }) => listTurns(db, id, 100)),
  gaps: read("monitor.gaps", one, ({ db }, { id }) => listGaps(db, id, 100)),
  evidence: read("monitor.evidence", one, ({ db }, { id }) => getEvidence(db, id)),
  forms: read("monitor.forms", z.void(), ({ db, now }) => getForms(db, now())),
  create: write(createMonitor),
  edit: write(editMonitor),
  clone: write(cloneMonitor),
  pause: write(pauseMonitors),
  resume: write(resumeMonitors),
  restart: write(restartMonitors),
  delete: write(deleteMonitors),
  restore: write(restoreMonitors),
  tag: write(tagMonitor),
})
