/** Who is told of a turn. Pure: a plan follows from the turn, what is known of it, and the rules. */
import type { Message, MessageOf } from "@nightjar/channels/message"
import { describeTarget } from "@nightjar/checks/all"
import { minute } from "@nightjar/kit/time"
import type { MonitorConfig } from "../monitor/monitor.ts"
import { flapping } from "../standing/standing.ts"
import type { Plan, Turn } from "../turn/turn.ts"
import { isGood, type Runs } from "../verdict/verdict.ts"

export type Beginning = MessageOf<"monitor.down" | "monitor.no_data" | "monitor.flapping">

/** Whose turn it is. Ids are TypeIDs. */
export interface Setting {
  workspace: { id: string; name: string }
  monitor: { id: string; name: string; config: MonitorConfig }
}

/** An incident: since when (Unix milliseconds), and what was found when it began. */
export interface Outage {
  id: string
  since: number
  reason: string
  isMuted: boolean
}

/** What there is to know of a turn beside itself. */
export interface Scene extends Setting {
  /** What the check found. */
  reason: string
  /** The one that is open, or that this turn ends. */
  incident: Outage | null
  /** The name of what it depends on, where that is down. */
  downParent: string | null
  /** The newest beginning since the monitor was up to stay, and all channels (uuids) that were to be told of one. */
  before: { message: Beginning; channels: readonly string[] } | null
  /** Whether another turn of the monitor is known already. */
  isOver: boolean
}

/** One rule for now: the default channels are told of every monitor. */
export interface Rules {
  /** Those that are switched on (uuids). */
  defaultChannels: readonly string[]
}

export interface Telling {
  plan: Plan
  /** What the planned deliveries say; null where nobody is told. */
  message: Message | null
}

interface Silence {
  silent: string
}

type SeenTurn = Turn & { runs: Runs }

/** The plan of a turn that nobody is told of, whatever else is known; null for one that needs a look. */
export const silentPlan = (turn: SeenTurn): Silence | null => {
  if (Object.keys(turn.runs).length === 0) return unseenPlan(turn)
  if (turn.to === "maintenance") return { silent: "It is in maintenance." }
  if (turn.flapping === "lasts") return { silent: "It flaps." }
  if (turn.to === "degraded" && turn.flapping === null) return { silent: "A slow answer is not told by default." }
  return null
}

/** No check led to it: a person did, a maintenance, or the members of a group. */
export const unseenPlan = ({ from, to, incident }: Turn): Silence => {
  if (to === "paused") return { silent: "A person paused it." }
  if (from === "paused") return { silent: "A person resumed it." }
  if (incident === "resolves") return { silent: "A person resolved it." }
  if (to === "maintenance") return { silent: "It is in maintenance." }
  if (from === "maintenance" && to === "no_data") return { silent: "The maintenance is over." }
  return { silent: "Its members are told of, not the group." }
}

/**
 * A beginning goes to the default channels; an end to all that were to be told of the beginning, and to nobody else.
 * @param now ISO 8601, UTC
 */
export const planTelling = (turn: SeenTurn, scene: Scene, rules: Rules, now: string): Telling => {
  const message = messageOf(turn, scene)
  if ("silent" in message) return { plan: message, message: null }
  const isEnd = message.type === "monitor.recovered"
  const channels = isEnd ? (scene.before?.channels ?? []) : rules.defaultChannels
  if (channels.length === 0)
    return {
      plan: { silent: isEnd ? "All channels that were told are off or gone." : "No default channel is switched on." },
      message: null,
    }
  return { plan: { tell: toAll(channels, now) }, message }
}

/** To each at once. */
const toAll = (channels: readonly string[], now: string) =>
  channels.map((channel) => ({ channel, step: 0, dueAt: now }))

const messageOf = (turn: SeenTurn, scene: Scene): Message | Silence => {
  const silence = silentPlan(turn)
  if (silence) return silence
  const { before, incident, downParent } = scene
  if (incident?.isMuted) return { silent: "The incident is muted." }
  if (isKnownAlready(turn, incident)) return { silent: "The outage is known already." }
  if (turn.flapping !== "begins" && isGood(turn.to))
    return before ? end(turn, scene, before.message) : { silent: "Nobody was told of a beginning." }
  if (turn.to === "no_data" && scene.isOver) return { silent: "It was over before it was known." }
  if (downParent !== null) return { silent: `${downParent} is down, which it depends on.` }
  if (turn.flapping === "begins") return flaps(turn, scene)
  return turn.to === "down" && incident
    ? isDown(turn.at, scene, incident, alarmOf(turn, scene))
    : hasNoData(turn, scene)
}

/** Flapping is news of its own; so is how it stands when that ends. */
const isKnownAlready = (turn: Turn, incident: Scene["incident"]) => {
  if (turn.flapping === "begins") return false
  if (turn.to === "down") return turn.incident !== "opens" && turn.flapping !== "ends"
  return turn.to !== "up" && incident !== null
}

/** An outage that nobody was told of while `parent` was down, and that goes on after it. */
export const planHeldBack = (
  setting: Setting,
  outage: Outage,
  { parent, now }: { parent: string; now: string },
  { defaultChannels }: Rules,
): Telling => {
  if (outage.isMuted) return { plan: { silent: "The incident is muted." }, message: null }
  if (defaultChannels.length === 0) return { plan: { silent: "No default channel is switched on." }, message: null }
  const after = `It was held back while ${parent} was down.`
  return { plan: { tell: toAll(defaultChannels, now), after }, message: isDown(now, setting, outage, outage.id) }
}

const aboutOf = (at: number | string, { workspace, monitor: { id, name, config } }: Setting) => ({
  at: new Date(at).toISOString(),
  workspace,
  monitor: { id, name, target: describeTarget(config) },
})

/** No data that becomes an outage is the same trouble. */
const alarmOf = (turn: Turn, { before, incident, monitor }: Scene): string =>
  before?.message.alarm ?? incident?.id ?? `${monitor.id}-${turn.seq}`

/** @param outage its beginning, which may be long ago when flapping ends or a parent is up again */
const isDown = (at: number | string, setting: Setting, outage: Outage, alarm: string): Beginning => ({
  type: "monitor.down",
  ...aboutOf(at, setting),
  incident: outage.id,
  alarm,
  since: new Date(outage.since).toISOString(),
  reason: outage.reason,
})

const hasNoData = (turn: Turn, scene: Scene): Beginning => ({
  type: "monitor.no_data",
  ...aboutOf(turn.at, scene),
  incident: null,
  alarm: alarmOf(turn, scene),
  since: new Date(turn.since).toISOString(),
  reason: scene.reason,
})

const flaps = (turn: Turn, scene: Scene): Beginning => ({
  type: "monitor.flapping",
  ...aboutOf(turn.at, scene),
  incident: scene.incident?.id ?? null,
  alarm: alarmOf(turn, scene),
  turns: flapping.turns,
  minutes: flapping.withinMs / minute,
})

const end = (turn: Turn, scene: Scene, began: Beginning): MessageOf<"monitor.recovered"> => ({
  type: "monitor.recovered",
  ...aboutOf(turn.at, scene),
  incident: began.incident,
  alarm: began.alarm,
  ...(began.type === "monitor.flapping"
    ? { was: "flapping", since: began.at, reason: `It turned ${began.turns} times in ${began.minutes} min.` }
    : { was: began.type === "monitor.down" ? "down" : "no_data", since: began.since, reason: began.reason }),
  until: new Date(turn.since).toISOString(),
})
