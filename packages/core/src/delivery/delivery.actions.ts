import { z } from "zod"
import { action } from "../action.ts"
import { resend } from "./delivery.queries.ts"
import { deliveryId } from "./delivery.ts"

export const resendDelivery = action("delivery.resend", {
  input: z.object({ id: deliveryId }),
  async run({ db, note }, { id }) {
    await resend(db, id)
    note({ subject: id })
    return { id }
  },
  announce: ({ bus }) => bus.publish({ kind: "delivery" }),
})
