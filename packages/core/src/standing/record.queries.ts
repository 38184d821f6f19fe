/** What a person's verb does to standings, written as the engine writes its own: turn, spans, incident and event. */
import type { Id } from "@nightjar/kit/id"
import { eq, inArray } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import { unseenPlan } from "../delivery/telling.ts"
import { appendEvent } from "../event/event.queries.ts"
import { resolveIncidents } from "../incident/store.queries.ts"
import { rewriteSpans } from "../span/span.queries.ts"
import { turn } from "../turn/turn.table.ts"
import type { Turn } from "../turn/turn.ts"
import { standing } from "./standing.table.ts"
import type { Judged, Standing } from "./standing.ts"

export interface Turned {
  monitorId: Id<"monitor">
  standing: Standing
  turn: Turn
  /** One sentence: what was done. */
  reason: string
}

/** Locks in key order, as the engine does: batches wait for each other and never deadlock. */
export const lockStandings = async (
  db: TenantDb,
  monitors: readonly Id<"monitor">[],
): Promise<{ monitorId: Id<"monitor">; standing: Standing }[]> => {
  const rows = await db
    .select()
    .from(standing)
    .where(inArray(standing.monitorId, [...monitors]))
    .orderBy(standing.monitorId)
    .for("update")
  return rows.map(({ monitorId, ...row }) => ({ monitorId, standing: standingOf(row) }))
}

/** Those that turned, ready to be recorded. */
export const turnedOf = (monitorId: Id<"monitor">, judged: Judged | null, reason: string): Turned[] =>
  judged?.turn ? [{ monitorId, standing: judged.standing, turn: judged.turn, reason }] : []

export const recordTurned = async (db: TenantDb, turned: readonly Turned[]): Promise<void> => {
  if (turned.length === 0) return
  for (const { monitorId, standing: moved } of turned)
    await db.update(standing).set(columnsOf(moved)).where(eq(standing.monitorId, monitorId))
  await db.insert(turn).values(turned.map(turnRow))
  for (const alike of alikeIn(turned)) await rewriteSpans(db, alike)
  const resolving = turned.filter((row) => row.turn.incident === "resolves")
  await resolveIncidents(
    db,
    resolving.map(({ monitorId, turn: { since, seq } }) => ({ monitorId, at: new Date(since), seq })),
  )
  for (const {
    monitorId,
    turn: { from, to },
  } of turned)
    await appendEvent(db, { name: "monitor.turned", subject: monitorId, detail: { from, to } })
}

const standingOf = ({ tenantId, ...row }: Omit<typeof standing.$inferSelect, "monitorId">): Standing => ({
  ...row,
  settled: row.settled as Standing["settled"],
  since: row.since.getTime(),
  outageSince: row.outageSince?.getTime() ?? null,
  flappingSince: row.flappingSince?.getTime() ?? null,
})

const dateOf = (moment: number | null) => (moment === null ? null : new Date(moment))

export const columnsOf = ({ since, outageSince, flappingSince, ...same }: Standing) => ({
  ...same,
  since: new Date(since),
  outageSince: dateOf(outageSince),
  flappingSince: dateOf(flappingSince),
})

const turnRow = ({ monitorId, turn, reason }: Turned) => {
  const { at, since, from, to, ...same } = turn
  return {
    ...same,
    monitorId,
    at: new Date(at),
    since: new Date(since),
    fromState: from,
    toState: to,
    reason,
    plan: unseenPlan(turn),
  }
}

interface Alike {
  ids: Id<"monitor">[]
  since: Date
  to: Turn["to"]
}

/** A bulk verb moves all of its monitors to one state at one moment. */
const alikeIn = (turned: readonly Turned[]): Alike[] => {
  const groups = new Map<string, Alike>()
  for (const {
    monitorId,
    turn: { since, to },
  } of turned) {
    const group = groups.get(`${since} ${to}`) ?? { ids: [], since: new Date(since), to }
    groups.set(`${since} ${to}`, { ...group, ids: [...group.ids, monitorId] })
  }
  return [...groups.values()]
}
