import { z } from "zod"
import { read, router, write } from "../procedure.ts"
import { createInvitation, renewInvitation, revokeInvitation } from "./invitation.actions.ts"
import { listInvitations } from "./invitation.queries.ts"

export const invitationRouter = router({
  list: read("invitation.list", z.void(), ({ db }) => listInvitations(db)),
  create: write(createInvitation),
  renew: write(renewInvitation),
  revoke: write(revokeInvitation),
})
