import { z } from "zod"
import { personOf } from "../context.ts"
import { read, router, write } from "../procedure.ts"
import { changeRole, leaveTenant, removeMember, transferOwnership } from "./member.actions.ts"
import { listMembers, listTenantsOf } from "./member.queries.ts"

export const memberRouter = router({
  list: read("member.list", z.void(), ({ db }) => listMembers(db)),
  listOwn: read("member.listOwn", z.void(), ({ doors, actor }) => listTenantsOf(doors, personOf(actor).user)),
  changeRole: write(changeRole),
  remove: write(removeMember),
  leave: write(leaveTenant),
  transfer: write(transferOwnership),
})
