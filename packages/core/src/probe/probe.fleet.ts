import { storableJson } from "@nightjar/db/storable"
import type { FleetDb, FleetSql } from "@nightjar/db/transaction"
import { uuidToId } from "@nightjar/kit/id"
import { appendFacts } from "../event/event.fleet.ts"
import { moveStandings } from "../standing/standing.fleet.ts"
import { type Answer, asSeen, moveOf, type ProbeClaim, type Why } from "./probe.ts"

interface ClaimRow {
  tenant_id: string
  id: string
  monitor_id: string | null
  why: Why
  sealed_config: string | null
  timeout_seconds: number | null
  token: number
  claimed_at: Date
}

/** Somebody waits for each of these, so they are few and are taken oldest first, whoever asks. */
export const claimProbes = async (
  sql: FleetSql,
  { region, life, batch }: { region: number; life: number; batch: number },
): Promise<ProbeClaim[]> => {
  const rows = await sql<ClaimRow[]>`
    with due as materialized (
      select tenant_id, id from probe where region = ${region} and due_at <= now() and answered_at is null
      order by due_at limit ${batch} for update skip locked
    )
    update probe p set token = p.token + 1, claimed_by = ${life}, due_at = clock_timestamp() + interval '5 minutes 7 s'
    from due d where p.tenant_id = d.tenant_id and p.id = d.id
    returning p.tenant_id, p.id, p.monitor_id, p.why, p.sealed_config, p.timeout_seconds, p.token,
      clock_timestamp() as claimed_at`
  return rows.map((row) => ({
    tenantId: row.tenant_id,
    id: row.id,
    monitorId: row.monitor_id,
    region,
    why: row.why,
    sealedConfig: row.sealed_config,
    timeoutMs: row.timeout_seconds === null ? null : row.timeout_seconds * 1_000,
    token: row.token,
    claimedAt: row.claimed_at.getTime(),
  }))
}

/** Keeps the answers, and judges those of saved monitors. One that came too late changes nothing. */
export const answerProbes = (db: FleetDb, answers: readonly Answer[]): Promise<void> =>
  db.transaction(async (sql) => {
    const held = await lockProbes(sql, answers)
    if (held.length === 0) return
    const seen = held.map(asSeen)
    const moves = seen.flatMap((answer) => {
      const move = moveOf(answer)
      return move ? [{ answer, move }] : []
    })
    const moved = await moveStandings(
      sql,
      moves.map(({ move }) => move),
    )
    const seqs = new Map(moves.map(({ answer }, place) => [answer, moved[place]?.seqs[0] ?? null]))
    await Promise.all([
      writeAnswers(sql, seen, seqs),
      appendFacts(
        sql,
        seen.map(({ probe }) => ({
          tenantId: probe.tenantId,
          name: "probe.answered",
          subject: uuidToId("probe", probe.id),
        })),
      ),
    ])
  })

const lockProbes = async (sql: FleetSql, answers: readonly Answer[]): Promise<Answer[]> => {
  const rows = await sql<{ place: number }[]>`
    select a.place::int as place
    from unnest(${answers.map((a) => a.probe.tenantId)}::uuid[], ${answers.map((a) => a.probe.id)}::uuid[],
      ${answers.map((a) => a.probe.token)}::int4[]) with ordinality as a (tenant_id, id, token, place)
    join probe p on p.tenant_id = a.tenant_id and p.id = a.id and p.token = a.token and p.answered_at is null
    order by a.tenant_id, a.id
    for update of p`
  return rows.map((row) => answers[row.place - 1]!)
}

const writeAnswers = (sql: FleetSql, answers: readonly Answer[], seqs: ReadonlyMap<Answer, number | null>) => sql`
  update probe p set started_at = a.started_at, answered_at = clock_timestamp(), claimed_by = null, seq = a.seq, outcome = a.outcome::jsonb
  from unnest(${answers.map((a) => a.probe.tenantId)}::uuid[], ${answers.map((a) => a.probe.id)}::uuid[],
    ${answers.map((a) => a.startedAt)}::timestamptz[], ${answers.map((a) => seqs.get(a) ?? null)}::int4[], ${answers.map((a) => storableJson(a.found))}::text[])
    as a (tenant_id, id, started_at, seq, outcome)
  where p.tenant_id = a.tenant_id and p.id = a.id`

/** Makes what ended lives held due again. */
export const freeProbes = (sql: FleetSql, lives: readonly number[]): Promise<unknown> => sql`
  update probe set due_at = now(), claimed_by = null
  where claimed_by = any(${lives as number[]}::int4[]) and answered_at is null`

/** A test is for whoever asked, and a day later nobody waits any more; verdicts belong to the monitor's history. */
export const dropOldProbes = (sql: FleetSql): Promise<unknown> => sql`
  delete from probe
  where requested_at < now() - case when why = 'test' then interval '1 day' else interval '90 days' end`
