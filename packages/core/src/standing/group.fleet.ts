import { wordOf } from "@nightjar/db/columns"
import type { FleetSql } from "@nightjar/db/transaction"
import { type MonitorTurn, type Settled, type State, stateLetters } from "../turn/turn.ts"
import { type Cause, type Group, judgeGroups, type Member } from "./group.ts"
import { keyOf, type Of } from "./move.ts"
import { lockStandings, writeMoved } from "./record.fleet.ts"

/**
 * Moves the groups of monitors that have turned, and the groups that those are in, however far up. Groups are locked
 * after all other standings and in one go, so that nobody waits in a circle. Of two that turn members of one group at
 * once the later waits for the lock, and then sees what the earlier did.
 */
export const moveGroups = async (sql: FleetSql, turns: readonly MonitorTurn[]): Promise<void> => {
  const above = await groupsAbove(sql, turns)
  if (above.size === 0) return
  const standings = await lockStandings(
    sql,
    [...above.values()].map(({ group }) => group),
  )
  const members = await membersOf(
    sql,
    [...above.values()].map(({ group }) => group),
  )
  const groups = [...standings].map(([key, standing]): Group<string> => {
    const { parent } = above.get(key)!
    return { key, parent, standing, members: members.get(key) ?? new Map() }
  })
  const turned = judgeGroups(groups, causesOf(turns))
  if (turned.length === 0) return
  await writeMoved(
    sql,
    new Map(turned.map(({ key, standing }) => [key, standing])),
    turned.map(({ key, turn, reason }) => ({ ...turn, ...above.get(key)!.group, reason, runs: {} })),
  )
}

const causesOf = (turns: readonly MonitorTurn[]): Map<string, Cause> =>
  new Map(turns.map((turn) => [keyOf(turn), { at: turn.at, since: turn.since, reason: turn.reason }]))

/** By key: each group and the key of the one above it. */
const groupsAbove = async (sql: FleetSql, turns: readonly MonitorTurn[]) => {
  const rows = await sql<{ tenant_id: string; group_id: string; parent_id: string | null }[]>`
    with recursive above as (
      select m.tenant_id, m.group_id
      from unnest(${turns.map((t) => t.tenantId)}::uuid[], ${turns.map((t) => t.monitorId)}::uuid[])
        as t (tenant_id, monitor_id)
      join monitor m on m.tenant_id = t.tenant_id and m.id = t.monitor_id and m.group_id is not null
      union
      select m.tenant_id, m.group_id from above a
      join monitor m on m.tenant_id = a.tenant_id and m.id = a.group_id and m.group_id is not null)
    select a.tenant_id, a.group_id, m.group_id as parent_id from above a
    join monitor m on m.tenant_id = a.tenant_id and m.id = a.group_id`
  return new Map(
    rows.map(({ tenant_id: tenantId, group_id: monitorId, parent_id }) => {
      const group: Of = { tenantId, monitorId }
      return [keyOf(group), { group, parent: parent_id && keyOf({ tenantId, monitorId: parent_id }) }]
    }),
  )
}

const membersOf = async (sql: FleetSql, groups: readonly Of[]): Promise<Map<string, Map<string, Member>>> => {
  const rows = await sql<{ tenant_id: string; group_id: string; id: string; name: string; settled: string }[]>`
    select m.tenant_id, m.group_id, m.id, m.name, s.settled
    from unnest(${groups.map((g) => g.tenantId)}::uuid[], ${groups.map((g) => g.monitorId)}::uuid[])
      as g (tenant_id, group_id)
    join monitor m on m.tenant_id = g.tenant_id and m.group_id = g.group_id and m.paused_at is null
      and m.deleted_at is null
    join standing s on s.tenant_id = m.tenant_id and s.monitor_id = m.id`
  const members = new Map<string, Map<string, Member>>()
  for (const { tenant_id: tenantId, group_id, id, name, settled } of rows) {
    const group = keyOf({ tenantId, monitorId: group_id })
    const member = { name, settled: wordOf<State>(stateLetters, settled) as Settled }
    members.set(
      group,
      (members.get(group) ?? new Map<string, Member>()).set(keyOf({ tenantId, monitorId: id }), member),
    )
  }
  return members
}
