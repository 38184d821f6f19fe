import { z } from "zod"
import { personOf } from "../context.ts"
import { read, router, write } from "../procedure.ts"
import { revokeSession } from "./session.actions.ts"
import { listSessions } from "./session.queries.ts"

export const sessionRouter = router({
  list: read("session.list", z.void(), async ({ db, actor }) => {
    const { user, session } = personOf(actor)
    return (await listSessions(db, user)).map((one) => ({ ...one, isPresent: one.id === session }))
  }),
  revoke: write(revokeSession),
})
