import { z } from "zod"
import { read, router, write } from "../procedure.ts"
import { editTenant } from "./tenant.actions.ts"
import { getTenant } from "./tenant.queries.ts"

export const tenantRouter = router({
  get: read("tenant.get", z.void(), ({ db }) => getTenant(db)),
  edit: write(editTenant),
})
