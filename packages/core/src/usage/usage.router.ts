import { day } from "@nightjar/kit/time"
import { z } from "zod"
import { getPlan } from "../plan/plan.queries.ts"
import { read, router } from "../procedure.ts"
import { getUsage, listUsage } from "./usage.queries.ts"

const someDays = z.object({ days: z.number().int().min(1).max(1_100).default(90) }).prefault({})

export const usageRouter = router({
  get: read("usage.get", z.void(), async ({ db }) => getUsage(db, await getPlan(db))),
  history: read("usage.history", someDays, ({ db, now }, { days }) => {
    const from = new Date(now().getTime() - (days - 1) * day)
    return listUsage(db, from.toISOString().slice(0, 10))
  }),
})
