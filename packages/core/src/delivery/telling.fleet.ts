import type { Message } from "@nightjar/channels/message"
import type { FleetSql } from "@nightjar/db/transaction"
import { idToUuid, newId, uuidToId } from "@nightjar/kit/id"
import type { Fact } from "../event/event.fleet.ts"
import type { MonitorConfig } from "../monitor/monitor.ts"
import { type MonitorTurn, type Plan, stateLetters } from "../turn/turn.ts"
import { type Beginning, planTelling, type Scene, silentPlan, type Telling } from "./telling.ts"

/**
 * Plans who is told of these turns and writes what is to be sent, in the transaction of the turns themselves: there is
 * no turn without its messages, and no message without its turn.
 * @param turns those of one monitor in their order, and not written yet
 * @param facts what the turns did to incidents
 * @returns one plan a turn
 */
export const tellTurns = async (
  sql: FleetSql,
  turns: readonly MonitorTurn[],
  facts: readonly Fact[],
): Promise<Plan[]> => {
  const plans = new Map<MonitorTurn, Plan>()
  const opened = openedBy(facts)
  let left = turns.filter((turn) => {
    const plan = silentPlan(turn)
    if (plan) plans.set(turn, plan)
    return !plan
  })
  // The end of an outage is told to those who are told of its beginning: the first of each monitor, then the second.
  while (left.length > 0) {
    const round = left.filter((turn, place) => left.findIndex((other) => isOfSame(turn, other)) === place)
    left = left.filter((turn) => !round.includes(turn))
    const tellings = await tellRound(sql, round, (turn, scene) => ({
      ...scene,
      incident: turn.incident === "opens" ? (opened(turn) ?? null) : null,
      isOver: turns.some((other) => isOfSame(turn, other) && other.seq > turn.seq),
    }))
    for (const [place, turn] of round.entries()) plans.set(turn, tellings[place]!.plan)
  }
  return turns.map((turn) => plans.get(turn)!)
}

const isOfSame = (one: MonitorTurn, other: MonitorTurn) =>
  one.tenantId === other.tenantId && one.monitorId === other.monitorId

/** The incidents that were opened, each handed out once, in the order of the turns that opened them. */
const openedBy = (facts: readonly Fact[]) => {
  const opened = facts.filter(({ name }) => name === "incident.opened")
  return (turn: MonitorTurn): string | undefined => {
    const monitor = uuidToId("monitor", turn.monitorId)
    const place = opened.findIndex(({ tenantId, detail }) => tenantId === turn.tenantId && detail?.monitor === monitor)
    return place < 0 ? undefined : opened.splice(place, 1)[0]!.subject
  }
}

type Known = Pick<Scene, "workspace" | "monitor" | "reason" | "before">

const tellRound = async (
  sql: FleetSql,
  turns: readonly MonitorTurn[],
  complete: (turn: MonitorTurn, known: Known) => Scene,
): Promise<Telling[]> => {
  const rows = await look(sql, turns)
  const tellings = turns.map((turn, place): Telling => {
    const row = rows.get(place)
    // Between the check and now it was deleted.
    if (!row) return { plan: { silent: "The monitor is gone." }, message: null }
    const rules = { defaultChannels: row.defaults }
    return planTelling(turn, complete(turn, knownOf(turn, row)), rules, row.now.toISOString())
  })
  await insertPlanned(sql, turns, tellings)
  return tellings
}

interface LookRow {
  place: number
  now: Date
  workspace: string
  name: string
  config: MonitorConfig
  defaults: string[]
  beginning: Beginning | null
  told: string[] | null
}

const knownOf = (turn: MonitorTurn, row: LookRow): Known => ({
  workspace: { id: uuidToId("tenant", turn.tenantId), name: row.workspace },
  monitor: { id: uuidToId("monitor", turn.monitorId), name: row.name, config: row.config },
  reason: turn.reason,
  before: row.beginning && { message: row.beginning, channels: row.told ?? [] },
})

/** What was told of a monitor since it was last up is found by its turns: the primary keys of both are read backwards. */
const look = async (sql: FleetSql, turns: readonly MonitorTurn[]): Promise<Map<number, LookRow>> => {
  const rows = await sql<LookRow[]>`
    select t.place::int - 1 as place, clock_timestamp() as now, w.name as workspace, m.name, m.config,
      array(select c.id::text from channel c where c.tenant_id = t.tenant_id and c.is_default
        and c.disabled_at is null and c.deleted_at is null order by c.id) as defaults,
      past.beginning, past.told
    from unnest(${turns.map((t) => t.tenantId)}::uuid[], ${turns.map((t) => t.monitorId)}::uuid[],
      ${turns.map((t) => stateLetters[t.to])}::text[]) with ordinality as t (tenant_id, monitor_id, to_state, place)
    join tenant w on w.id = t.tenant_id
    join monitor m on m.tenant_id = t.tenant_id and m.id = t.monitor_id
    left join lateral (
      select (array_agg(d.message order by d.turn_seq desc))[1] as beginning,
        array_agg(distinct c.id::text) filter (where c.id is not null) as told
      from delivery d
      left join channel c on c.tenant_id = d.tenant_id and c.id = d.channel_id
        and c.disabled_at is null and c.deleted_at is null
      where d.tenant_id = t.tenant_id and d.monitor_id = t.monitor_id
        and d.message->>'type' in ('monitor.down', 'monitor.no_data')
        and d.turn_seq > coalesce((select max(u.seq) from turn u where u.tenant_id = t.tenant_id
          and u.monitor_id = t.monitor_id and u.to_state = ${stateLetters.up}), -1)
    ) past on t.to_state <> ${stateLetters.down}`
  return new Map(rows.map((row) => [row.place, row]))
}

interface PlannedRow {
  turn: MonitorTurn
  message: Message
  channel: string
  step: number
  dueAt: string
}

/**
 * A message of a thread (a monitor's incident, on one channel) that has an earlier one waiting is due with that one: it
 * could not be sent before it, and would only stand in the way of a claim.
 */
const insertPlanned = async (sql: FleetSql, turns: readonly MonitorTurn[], tellings: readonly Telling[]) => {
  const rows = tellings.flatMap(({ plan, message }, place): PlannedRow[] =>
    message && "tell" in plan ? plan.tell.map((planned) => ({ ...planned, turn: turns[place]!, message })) : [],
  )
  if (rows.length === 0) return
  const incidentOf = ({ message }: PlannedRow) => ("incident" in message ? message.incident : null)
  await sql`
    insert into delivery (tenant_id, id, incident_id, monitor_id, channel_id, turn_seq, step, message, due_at)
    select n.tenant_id, n.id, n.incident_id, n.monitor_id, n.channel_id, n.turn_seq, n.step, n.message::jsonb,
      greatest(n.due_at, (select e.due_at from delivery e where e.state = 'waiting' and e.tenant_id = n.tenant_id
        and e.monitor_id = n.monitor_id and e.channel_id = n.channel_id
        and e.incident_id is not distinct from n.incident_id order by e.turn_seq desc, e.step desc limit 1))
    from unnest(${rows.map((r) => r.turn.tenantId)}::uuid[], ${rows.map(() => idToUuid(newId("delivery")))}::uuid[],
      ${rows.map((r) => uuidOrNull(incidentOf(r)))}::uuid[], ${rows.map((r) => r.turn.monitorId)}::uuid[],
      ${rows.map((r) => r.channel)}::uuid[], ${rows.map((r) => r.turn.seq)}::int4[],
      ${rows.map((r) => r.step)}::int2[], ${rows.map((r) => JSON.stringify(r.message))}::text[],
      ${rows.map((r) => r.dueAt)}::timestamptz[])
      as n (tenant_id, id, incident_id, monitor_id, channel_id, turn_seq, step, message, due_at)`
}

const uuidOrNull = (id: string | null) => id && idToUuid(id)
