import { tracked } from "@trpc/server"
import { z } from "zod"
import { type Actor, actorMay, type Context } from "../context.ts"
import { isPermission } from "../permission.ts"
import { live, router } from "../procedure.ts"
import type { LiveItem } from "./event.ts"
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

/** A stream tells of a noun to those who may list it: a viewer hears nothing of API keys. */
const mayHear = (actor: Actor, item: LiveItem): boolean => {
  if (item.type === "hello" || item.type === "reset") return true
  const noun = item.type === "heartbeats" ? "monitor" : item.name.slice(0, item.name.indexOf("."))
  const listing = `${noun}.list`
  return !isPermission(listing) || actorMay(actor, listing)
}

async function* follow({ events, tenant, actor }: Context, after: string | undefined, signal: AbortSignal) {
  const items = events.follow({ tenant: tenant.id, after, credentials: credentialsOf(actor), signal })
  for await (const { position, item } of items) if (mayHear(actor, item)) yield tracked(position, item)
}

export const eventRouter = router({
  live: live("event.live", resume, (context, { lastEventId }, signal) => follow(context, lastEventId, signal)),
})
