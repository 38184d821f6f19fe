/** What a message says: facts, no words. Kept with each delivery; what a webhook sends is made of it. */
import { z } from "zod"

/** Of the whole union; what is added to it does not raise it. */
export const messageVersion = 1

/** ISO 8601, UTC. */
const moment = z.iso.datetime()
const named = z.object({ id: z.string(), name: z.string() })

const about = {
  /** When it was known. */
  at: moment,
  workspace: named,
  monitor: z.object({
    id: z.string(),
    name: z.string(),
    /** What is watched, in one line. */
    target: z.string(),
  }),
  /** The outage that it belongs to; null where there is none. */
  incident: z.string().nullable(),
  /**
   * Names one trouble, whatever it becomes, from its first message to its end, for services that keep it open until
   * then: the incident's id, or where it began without one the monitor's and the number of the turn.
   */
  alarm: z.string(),
}

/** A trouble from its beginning to its end. */
const trouble = {
  /** What the monitor was. */
  was: z.enum(["down", "no_data", "flapping"]),
  /** From its first failing slot; of flapping, from when it was told. */
  since: moment,
  /** To the first good one. */
  until: moment,
  /** What was found when it began. */
  reason: z.string(),
}

const beginning = { ...about, since: moment, reason: z.string() }

export const message = z.discriminatedUnion("type", [
  z.object({ type: z.literal("monitor.down"), ...beginning }),
  /** Nobody could tell how it is. */
  z.object({ type: z.literal("monitor.no_data"), ...beginning }),
  /** The end of what was told before. */
  z.object({ type: z.literal("monitor.recovered"), ...about, ...trouble }),
  /** It was over before anybody could be told that it had begun. */
  z.object({ type: z.literal("monitor.outage"), ...about, ...trouble }),
  /** It turns so often that single turns are not told. */
  z.object({ type: z.literal("monitor.flapping"), ...about, turns: z.number().int(), minutes: z.number().int() }),
  z.object({
    type: z.literal("channel.test"),
    at: moment,
    workspace: named,
    channel: named,
  }),
])

export type Message = z.output<typeof message>
export type MessageOf<Type extends Message["type"]> = Extract<Message, { type: Type }>

/** One message for a beginning that could not be told and the end that came meanwhile; null where they are not that. */
export const combine = (earlier: Message, later: Message): MessageOf<"monitor.outage"> | null => {
  const began = earlier.type === "monitor.down" || earlier.type === "monitor.no_data"
  return began && later.type === "monitor.recovered" ? { ...later, type: "monitor.outage" } : null
}
