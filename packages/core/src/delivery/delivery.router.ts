import { zId } from "@nightjar/kit/id"
import { z } from "zod"
import { channelId } from "../channel/channel.ts"
import { monitorId } from "../monitor/monitor.ts"
import { read, router, write } from "../procedure.ts"
import { resendDelivery } from "./delivery.actions.ts"
import { getDelivery, listDeliveries } from "./delivery.queries.ts"
import { deliveryId, deliveryStates } from "./delivery.ts"

const filter = z.object({
  incident: zId("incident").optional(),
  monitor: monitorId.optional(),
  channel: channelId.optional(),
  states: z.array(z.enum(deliveryStates)).default([]),
  cursor: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(200).default(50),
})

export const deliveryRouter = router({
  list: read("delivery.list", filter, ({ db }, input) => listDeliveries(db, input)),
  get: read("delivery.get", z.object({ id: deliveryId }), ({ db }, { id }) => getDelivery(db, id)),
  resend: write(resendDelivery),
})
