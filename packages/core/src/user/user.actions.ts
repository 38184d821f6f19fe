import { doorsWithin } from "@nightjar/db/doors"
import { z } from "zod"
import { action } from "../action.ts"
import { personOf } from "../context.ts"
import { renameUser } from "./user.queries.ts"
import { personName } from "./user.ts"

/** One's own name, in every tenant. */
export const renameSelf = action("user.rename", {
  input: z.object({ name: personName }),
  async run({ actor, db, note }, { name }) {
    const { user } = personOf(actor)
    await renameUser(doorsWithin(db), user, name)
    note({ subject: user, detail: { name } })
    return { id: user, name }
  },
  announce: ({ bus }, { id }) => bus.publish({ kind: "forget", keys: [id] }),
})
