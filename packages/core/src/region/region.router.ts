import { z } from "zod"
import { read, router } from "../procedure.ts"
import { listRegions } from "./region.queries.ts"

export const regionRouter = router({
  list: read("region.list", z.void(), async ({ db, now }) => {
    const regions = await listRegions(db, now())
    return regions.map(({ name, seenAt, lost }) => ({ name, seenAt, lost }))
  }),
})
