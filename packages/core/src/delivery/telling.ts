/** Who is told of a turn. Pure: a plan follows from the turn, what is known of it, and the rules. */
import type { Message, MessageOf } from "@nightjar/channels/message"
import { describeTarget } from "@nightjar/checks/all"
import type { MonitorConfig } from "../monitor/monitor.ts"
import type { Plan, Turn } from "../turn/turn.ts"

export type Beginning = MessageOf<"monitor.down" | "monitor.no_data">

/** What there is to know of a turn beside itself. Ids are TypeIDs, those of channels uuids. */
export interface Scene {
  workspace: { id: string; name: string }
  monitor: { id: string; name: string; config: MonitorConfig }
  /** What the check found. */
  reason: string
  /** The incident that it opened; null where it opened none. */
  incident: string | null
  /** The newest beginning since the monitor was up, and all channels that were to be told of one. */
  before: { message: Beginning; channels: readonly string[] } | null
  /** Whether another turn of the monitor is known already. */
  isOver: boolean
}

/** One rule for now: the default channels are told of every monitor. */
export interface Rules {
  /** Those that are switched on. */
  defaultChannels: readonly string[]
}

export interface Telling {
  plan: Plan
  /** What the planned deliveries say; null where nobody is told. */
  message: Message | null
}

/** The plan of a turn that nobody is told of, whatever else is known; null for one that needs a look. */
export const silentPlan = (turn: Pick<Turn, "from" | "to">): Plan | null => {
  if (turn.to === "paused") return { silent: "A person paused it." }
  if (turn.from === "paused") return { silent: "A person resumed it." }
  if (turn.to === "maintenance") return { silent: "It is in maintenance." }
  if (turn.to === "degraded") return { silent: "A slow answer is not told by default." }
  return null
}

/**
 * A beginning goes to the default channels; an end to all that were to be told of the beginning, and to nobody else.
 * @param now ISO 8601, UTC
 */
export const planTelling = (turn: Turn, scene: Scene, rules: Rules, now: string): Telling => {
  const message = messageOf(turn, scene)
  if ("silent" in message) return { plan: message, message: null }
  const isEnd = message.type === "monitor.recovered"
  const channels = isEnd ? (scene.before?.channels ?? []) : rules.defaultChannels
  if (channels.length === 0)
    return {
      plan: { silent: isEnd ? "All channels that were told are off or gone." : "No default channel is switched on." },
      message: null,
    }
  return { plan: { tell: channels.map((channel) => ({ channel, step: 0, dueAt: now })) }, message }
}

const messageOf = (turn: Turn, scene: Scene): Message | { silent: string } => {
  const silence = silentPlan(turn)
  if (silence && "silent" in silence) return silence
  const { before } = scene
  if (turn.to === "up") return before ? end(turn, scene, before.message) : { silent: "Nobody was told of a beginning." }
  const isKnown = turn.to === "down" ? turn.incident !== "opens" : before?.message.type === "monitor.down"
  if (isKnown) return { silent: "The outage is known already." }
  if (turn.to === "no_data" && scene.isOver) return { silent: "It was over before it was known." }
  return beginning(turn.to === "down" ? "monitor.down" : "monitor.no_data", turn, scene)
}

const aboutOf = (turn: Turn, { workspace, monitor: { id, name, config } }: Scene) => ({
  at: new Date(turn.at).toISOString(),
  workspace,
  monitor: { id, name, target: describeTarget(config) },
})

const beginning = (type: Beginning["type"], turn: Turn, scene: Scene): Beginning => ({
  type,
  ...aboutOf(turn, scene),
  incident: scene.incident,
  since: new Date(turn.since).toISOString(),
  reason: scene.reason,
})

const end = (turn: Turn, scene: Scene, began: Beginning): MessageOf<"monitor.recovered"> => ({
  type: "monitor.recovered",
  ...aboutOf(turn, scene),
  incident: began.incident,
  was: began.type === "monitor.down" ? "down" : "no_data",
  since: began.since,
  until: new Date(turn.since).toISOString(),
  reason: began.reason,
})
