import { z } from "zod"
import { personOf } from "../context.ts"
import { read, router } from "../procedure.ts"
import { listMembers, listTenantsOf } from "./member.queries.ts"

export const memberRouter = router({
  list: read("member.list", z.void(), ({ db }) => listMembers(db)),
  listOwn: read("member.listOwn", z.void(), ({ doors, actor }) => listTenantsOf(doors, personOf(actor).user)),
})
