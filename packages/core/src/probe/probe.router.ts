import { zId } from "@nightjar/kit/id"
import { z } from "zod"
import { read, router, write } from "../procedure.ts"
import { checkNow, testProbe } from "./probe.actions.ts"
import { getProbe } from "./probe.queries.ts"

export const probeRouter = router({
  get: read("probe.get", z.object({ id: zId("probe") }), ({ db }, { id }) => getProbe(db, id)),
  checkNow: write(checkNow),
  test: write(testProbe),
})
