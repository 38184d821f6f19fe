import { z } from "zod"
import { read, router } from "../procedure.ts"
import { getTenant } from "./tenant.queries.ts"

export const tenantRouter = router({
  get: read("tenant.get", z.void(), ({ db }) => getTenant(db)),
})
