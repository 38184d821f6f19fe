import { tracked } from "@trpc/server"
import { z } from "zod"
import type { Actor, Context } from "../context.ts"
import { live, router } from "../procedure.ts"
import { positionPattern } from "./position.ts"

/** `lastEventId` is the position of the last item that was heard; browsers send it by themselves when they reconnect. */
const resume = z
  .object({
    lastEventId: z.string().regex(positionPattern, { error: "must be the id of an item of this stream" }).optional(),
  })
  .prefault({})

/** What a stream is seen by. */
const credentialsOf = (actor: Actor): string[] => {
  if (actor.kind === "member") return [actor.session, actor.user]
  return actor.kind === "key" ? [actor.key] : []
}

async function* follow({ events, tenant, actor }: Context, after: string | undefined, signal: AbortSignal) {
  const items = events.follow({ tenant: tenant.id, after, credentials: credentialsOf(actor), signal })
  for await (const { position, item } of items) yield tracked(position, item)
}

export const eventRouter = router({
  live: live("event.live", resume, (context, { lastEventId }, signal) => follow(context, lastEventId, signal)),
})
