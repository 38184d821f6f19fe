import type { Id } from "@nightjar/kit/id"
import { inArray } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import { appendEvent } from "../event/event.queries.ts"
import { resolveIncidents } from "../incident/incident.queries.ts"
import { rewriteSpans } from "../span/span.queries.ts"
import { span } from "../span/span.table.ts"
import { turn } from "../turn/turn.table.ts"
import type { Turn } from "../turn/turn.ts"
import { standing } from "./standing.table.ts"
import { type Judged, newStanding, pause, resume, type Standing } from "./standing.ts"

type Monitors = readonly Id<"monitor">[]

/** A monitor that is new has no data yet, from `now` on. */
export const beginStanding = async (db: TenantDb, monitorId: Id<"monitor">, now: Date): Promise<void> => {
  const { state, settled, seq, runs } = newStanding(now.getTime())
  await db.insert(standing).values({ monitorId, state, settled, seq, runs, since: now })
  await db.insert(span).values({ monitorId, fromAt: now, state: settled })
}

/** Ends what they stood in; an open incident is resolved by it. */
export const pauseStandings = (db: TenantDb, monitors: Monitors, now: Date) =>
  turnAll(db, monitors, now, { by: pause, reason: "Paused." })

export const resumeStandings = (db: TenantDb, monitors: Monitors, now: Date) =>
  turnAll(db, monitors, now, { by: resume, reason: "Resumed." })

const turnAll = async (
  db: TenantDb,
  monitors: Monitors,
  now: Date,
  move: { by: (standing: Standing, at: number) => Judged; reason: string },
) => {
  const rows = await db
    .select()
    .from(standing)
    .where(inArray(standing.monitorId, [...monitors]))
    .orderBy(standing.monitorId)
    .for("update")
  const turned = rows.flatMap((row) => {
    const judged = move.by(standingOf(row), now.getTime())
    return judged.turn ? [{ monitorId: row.monitorId, judged, turn: judged.turn }] : []
  })
  if (turned.length === 0) return
  for (const { monitorId, judged } of turned) await writeStanding(db, monitorId, judged.standing)
  await db.insert(turn).values(turned.map((row) => turnRow(row.monitorId, row.turn, move.reason)))
  await rewriteSpans(
    db,
    now,
    turned.map(({ monitorId, turn }) => ({ monitorId, to: turn.to })),
  )
  await resolveIncidents(
    db,
    turned.filter((row) => row.turn.incident === "resolves").map((row) => ({ ...row, at: now, seq: row.turn.seq })),
  )
  for (const { monitorId, turn } of turned)
    await appendEvent(db, { name: "monitor.turned", subject: monitorId, detail: { from: turn.from, to: turn.to } })
}

const standingOf = (row: typeof standing.$inferSelect): Standing => ({
  ...row,
  settled: row.settled as Standing["settled"],
  since: row.since.getTime(),
  outageSince: row.outageSince?.getTime() ?? null,
})

const writeStanding = (db: TenantDb, monitorId: Id<"monitor">, { state, settled, seq, runs, ...moments }: Standing) =>
  db
    .update(standing)
    .set({
      state,
      settled,
      seq,
      runs,
      since: new Date(moments.since),
      outageSince: moments.outageSince === null ? null : new Date(moments.outageSince),
    })
    .where(inArray(standing.monitorId, [monitorId]))

const turnRow = (monitorId: Id<"monitor">, { seq, at, since, from, to, incident }: Turn, reason: string) => ({
  monitorId,
  seq,
  at: new Date(at),
  since: new Date(since),
  fromState: from,
  toState: to,
  incident,
  reason,
})
