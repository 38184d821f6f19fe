import { z } from "zod"
import { read, router } from "../procedure.ts"
import { getUsage } from "./usage.queries.ts"

export const usageRouter = router({
  get: read("usage.get", z.void(), ({ db, tenant }) => getUsage(db, tenant.plan)),
})
