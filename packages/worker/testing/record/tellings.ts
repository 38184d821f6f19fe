/** Who is told of turns, and what is to be sent for it, as `telling.fleet.ts` does it. */
import { type Beginning, type Scene, silentPlan, unseenPlan } from "@nightjar/core/delivery/telling"
import { keyOf } from "@nightjar/core/standing/move"
import type { MonitorTurn, Plan } from "@nightjar/core/turn"
import { uuidToId } from "@nightjar/kit/id"
import { waitingOf } from "./deliveries.ts"
import type { Memory } from "./memory.ts"
import { type DeliveryRow, isOf } from "./tables.ts"

/** Plans for turns that are about to be written. */
export type Tell = (memory: Memory, turns: readonly MonitorTurn[]) => Plan[]

/** Of turns that no check led to. */
export const tellNobody: Tell = (_, turns) => turns.map(unseenPlan)

export const tellTurns: Tell = (memory, turns) =>
  turns.map((turn) => {
    const silence = silentPlan(turn)
    if (silence) return silence
    const isOver = turns.some((other) => isOf(other, turn) && other.seq > turn.seq)
    const rules = { defaultChannels: channelsOf(memory, turn) }
    const now = new Date(memory.now()).toISOString()
    const { plan, message } = memory.steps.planTelling(turn, sceneOf(memory, turn, isOver), rules, now)
    if (message)
      for (const { channel, step, dueAt } of memory.steps.outboxOf(plan))
        insert(memory, turn, { channelId: channel, step, message, dueAt: Date.parse(dueAt) })
    return plan
  })

const channelsOf = (memory: Memory, { tenantId }: MonitorTurn): string[] =>
  [...memory.channels.values()]
    .filter((row) => row.tenantId === tenantId && row.isDefault && row.disabledAt === null && row.deletedAt === null)
    .map((row) => row.id)

const sceneOf = (memory: Memory, turn: MonitorTurn, isOver: boolean): Scene => ({
  workspace: { id: uuidToId("tenant", turn.tenantId), name: turn.tenantId },
  monitor: {
    id: uuidToId("monitor", turn.monitorId),
    name: turn.monitorId,
    config: memory.monitors.get(keyOf(turn))!.config,
  },
  reason: turn.reason,
  incident: outageOf(memory, turn),
  // In memory nothing depends on anything.
  downParent: null,
  before: turn.to === "down" ? null : beginningOf(memory, turn),
  isOver,
})

/** The one that is open, or that the turn ends. */
const outageOf = (memory: Memory, turn: MonitorTurn): Scene["incident"] => {
  const row = memory.incidents.findLast(
    ({ openedSeq, resolvedSeq, ...of }) =>
      isOf(of, turn) && openedSeq <= turn.seq && (resolvedSeq === null || resolvedSeq >= turn.seq),
  )
  return row ? { id: uuidToId("incident", row.id), since: row.openedAt, reason: row.reason, isMuted: false } : null
}

const isUpToStay = ({ to, flapping }: MonitorTurn) => to === "up" && (flapping ?? "ends") === "ends"

/** What was told of a monitor since it was last up to stay. */
const beginningOf = (memory: Memory, turn: MonitorTurn): Scene["before"] => {
  const lastUp = memory.turns.findLast((row) => isOf(row, turn) && isUpToStay(row))?.seq ?? -1
  const told = memory.deliveries.filter(
    (row) => isOf(row, turn) && row.turnSeq > lastUp && /down|no_data|flapping/.test(row.message.type),
  )
  if (told.length === 0) return null
  const newest = told.reduce((one, other) => (other.turnSeq > one.turnSeq ? other : one))
  const isOn = (id: string) => {
    const channel = memory.channels.get(id)
    return channel?.disabledAt === null && channel.deletedAt === null
  }
  const channels = [...new Set(told.map((row) => row.channelId))].filter(isOn)
  return { message: newest.message as Beginning, channels }
}

const insert = (
  memory: Memory,
  { tenantId, monitorId, seq }: MonitorTurn,
  { message, dueAt, ...planned }: Pick<DeliveryRow, "channelId" | "step" | "message" | "dueAt">,
) => {
  const incident = "incident" in message && message.incident
  const incidentId = incident ? memory.incidents.find(({ id }) => uuidToId("incident", id) === incident)!.id : null
  const row: DeliveryRow = {
    ...{ tenantId, monitorId, incidentId, turnSeq: seq, message, ...planned },
    ...{ id: memory.newId(), createdAt: memory.now(), dueAt, settledAt: null },
    ...{ token: 0, claimedBy: null, attempts: 0, unanswered: 0, state: "waiting", reason: null, answer: null },
  }
  const last = waitingOf(memory, row).at(-1)
  memory.deliveries.push({ ...row, dueAt: Math.max(dueAt, last?.dueAt ?? 0) })
}
