import type { FleetSql } from "@nightjar/db/transaction"
import { uuidToId } from "@nightjar/kit/id"
import { defaultChannels } from "../channel/channel.fleet.ts"
import type { MonitorConfig } from "../monitor/monitor.ts"
import { type MonitorTurn, type Plan, stateLetters } from "../turn/turn.ts"
import { insertDeliveries } from "./delivery.fleet.ts"
import { holdBack } from "./held-back.fleet.ts"
import { type Beginning, planTelling, type Scene, silentPlan, type Telling } from "./telling.ts"

/**
 * Plans who is told of these turns and writes what is to be sent, in the transaction of the turns themselves: there is
 * no turn without its messages, and no message without its turn.
 * @param turns those of one monitor in their order; their incidents are written, they themselves are not yet
 * @returns one plan a turn
 */
export const tellTurns = async (sql: FleetSql, turns: readonly MonitorTurn[]): Promise<Plan[]> => {
  const plans = new Map<MonitorTurn, Plan>()
  let left = turns.filter((turn) => {
    const plan = silentPlan(turn)
    if (plan) plans.set(turn, plan)
    return !plan
  })
  // The end of an outage is told to those who are told of its beginning: the first of each monitor, then the second.
  while (left.length > 0) {
    const round = left.filter((turn, place) => left.findIndex((other) => isOfSame(turn, other)) === place)
    left = left.filter((turn) => !round.includes(turn))
    const isOver = (turn: MonitorTurn) => turns.some((other) => isOfSame(turn, other) && other.seq > turn.seq)
    const tellings = await tellRound(sql, round, isOver)
    for (const [place, turn] of round.entries()) plans.set(turn, tellings[place]!.plan)
  }
  return turns.map((turn) => plans.get(turn)!)
}

const isOfSame = (one: MonitorTurn, other: MonitorTurn) =>
  one.tenantId === other.tenantId && one.monitorId === other.monitorId

const tellRound = async (
  sql: FleetSql,
  turns: readonly MonitorTurn[],
  isOver: (turn: MonitorTurn) => boolean,
): Promise<Telling[]> => {
  const rows = await look(sql, turns)
  const tellings = turns.map((turn, place): Telling => {
    const row = rows.get(place)
    // Between the check and now it was deleted.
    if (!row) return { plan: { silent: "The monitor is gone." }, message: null }
    const scene = { ...sceneOf(turn, row), isOver: isOver(turn) }
    return planTelling(turn, scene, { defaultChannels: row.defaults }, row.now.toISOString())
  })
  await insertDeliveries(
    sql,
    turns.map((turn, place) => ({ ...turn, ...tellings[place]! })),
  )
  await holdBack(
    sql,
    turns.flatMap((turn, place) => {
      const { parent, incident } = rows.get(place) ?? {}
      return parent && incident && turn.incident === "opens" ? [{ tenantId: turn.tenantId, incident, parent }] : []
    }),
  )
  return tellings
}

interface LookRow {
  place: number
  now: Date
  workspace: string
  name: string
  config: MonitorConfig
  defaults: string[]
  /** What is down that it depends on. */
  parent: string | null
  parent_name: string | null
  incident: string | null
  opened_at: Date | null
  incident_reason: string | null
  muted: boolean | null
  beginning: Beginning | null
  told: string[] | null
}

const sceneOf = (turn: MonitorTurn, row: LookRow): Omit<Scene, "isOver"> => ({
  workspace: { id: uuidToId("tenant", turn.tenantId), name: row.workspace },
  monitor: { id: uuidToId("monitor", turn.monitorId), name: row.name, config: row.config },
  reason: turn.reason,
  incident: row.incident
    ? {
        id: uuidToId("incident", row.incident),
        since: row.opened_at!.getTime(),
        reason: row.incident_reason!,
        isMuted: row.muted!,
      }
    : null,
  downParent: row.parent_name,
  before: row.beginning && { message: row.beginning, channels: row.told ?? [] },
})

/**
 * What was told of a monitor since it was last up to stay is found by its turns: the primary keys of both are read
 * backwards. Several incidents of one monitor may be new in one transaction: each turn finds its own.
 */
const look = async (sql: FleetSql, turns: readonly MonitorTurn[]): Promise<Map<number, LookRow>> => {
  const rows = await sql<LookRow[]>`
    select t.place::int - 1 as place, clock_timestamp() as now, w.name as workspace, m.name, m.config,
      ${defaultChannels(sql)} as defaults, p.id as parent, p.name as parent_name,
      i.id as incident, i.opened_at, i.reason as incident_reason, i.muted_at is not null as muted,
      past.beginning, past.told
    from unnest(${turns.map((t) => t.tenantId)}::uuid[], ${turns.map((t) => t.monitorId)}::uuid[],
      ${turns.map((t) => t.seq)}::int4[], ${turns.map((t) => stateLetters[t.to])}::text[])
      with ordinality as t (tenant_id, monitor_id, seq, to_state, place)
    join tenant w on w.id = t.tenant_id
    join monitor m on m.tenant_id = t.tenant_id and m.id = t.monitor_id
    left join lateral (
      select p.id, p.name from monitor p
      join standing s on s.tenant_id = p.tenant_id and s.monitor_id = p.id and s.settled = ${stateLetters.down}
      where p.tenant_id = m.tenant_id and p.id = m.depends_on_id) p on true
    left join lateral (
      select i.id, i.opened_at, i.reason, i.muted_at from incident i
      where i.tenant_id = t.tenant_id and i.monitor_id = t.monitor_id and i.opened_seq <= t.seq
        and (i.resolved_seq is null or i.resolved_seq >= t.seq)
      order by i.opened_at desc limit 1) i on true
    left join lateral (
      select (array_agg(d.message order by d.turn_seq desc))[1] as beginning,
        array_agg(distinct c.id::text) filter (where c.id is not null) as told
      from delivery d
      left join channel c on c.tenant_id = d.tenant_id and c.id = d.channel_id
        and c.disabled_at is null and c.deleted_at is null
      where d.tenant_id = t.tenant_id and d.monitor_id = t.monitor_id
        and d.message->>'type' in ('monitor.down', 'monitor.no_data', 'monitor.flapping')
        and d.turn_seq > coalesce((select max(u.seq) from turn u where u.tenant_id = t.tenant_id
          and u.monitor_id = t.monitor_id and u.to_state = ${stateLetters.up}
          and coalesce(u.flapping, 'ends') = 'ends'), -1)
    ) past on t.to_state <> ${stateLetters.down}`
  return new Map(rows.map((row) => [row.place, row]))
}
