import { z } from "zod"
import { personOf } from "../context.ts"
import { read, router, write } from "../procedure.ts"
import { renameSelf } from "./user.actions.ts"
import { getUser } from "./user.queries.ts"

export const userRouter = router({
  get: read("user.get", z.void(), ({ db, actor }) => getUser(db, personOf(actor).user)),
  rename: write(renameSelf),
})
