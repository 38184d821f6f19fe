/** Whether every outage is told, once and in order, by workers that are killed to providers that misbehave. */
import { setTimeout as delay } from "node:timers/promises"
import { openRawPool, type Pool } from "@nightjar/db/connect"
import { uuidToId } from "@nightjar/kit/id"
import { type AlertReceiver, startAlertReceiver, type Taken } from "./alert-receiver.ts"
import { type BenchContext, defineBench, round } from "./bench.ts"
import { dice } from "./dice.ts"
import { askOracle } from "./oracle.ts"
import { percentile } from "./percentile.ts"
import { plantChecks } from "./plant-checks.ts"
import { programsOf } from "./processes.ts"
import { startTarget, type Target } from "./target.ts"

const settings = {
  monitors: 300,
  tenants: 20,
  /** Channels of each tenant that misbehave, beside one that is well. */
  hostile: 1,
  /** Each turns all monitors, down or up; so many more messages. */
  flips: 8,
  interval: 2,
  secondsBetweenFlips: 8,
  workers: 3,
  kills: 10,
  /** How long what is left may take. */
  drainSeconds: 120,
  seed: 1,
}
type Context = BenchContext<typeof settings>

export const bench = defineBench({
  about: "outages told through kills of workers and hostile providers: missing, doubled, out of order, how late",
  settings,
  async run(context) {
    const { monitors, tenants, hostile, interval, workers, seed } = context.settings
    const receiver = await startAlertReceiver(dice(seed))
    context.after(() => receiver.close())
    const target = await startTarget(context.after)
    const folder = context.folder()
    const { ready } = await context.nightjar({ folder, env: { WORKERS: String(workers), LOG_LEVEL: "warn" } })
    const sql = openRawPool(ready.databaseUrl, { max: 2, name: "nightjar-bench" })
    context.after(() => sql.end({ timeout: 1 }))
    const url = `${target.addresses.listening}/switch/bench`
    await context.step("Plant monitors and channels", async () => {
      await plantChecks(sql, {
        name: "alerts",
        tenants,
        monitors,
        intervalSeconds: interval,
        urls: { first: url },
      })
      await plantChannels(sql, receiver.port, hostile)
    })
    await delay(3 * interval * 1_000)
    const kills = await context.step("Turn and kill", () => play(context, target, folder))
    await context.step("Drain", () => drain(context, sql))
    return {
      ...(await countAll(sql, receiver)),
      kills,
      ...(await lateness(sql, receiver)),
      ...(await broken(context, sql)),
    }
  },
})

const plantChannels = (sql: Pool, port: number, hostile: number) => sql`
  insert into channel (tenant_id, id, name, type, config, is_default)
  select t.id, gen_random_uuid(), kind, 'webhook', jsonb_build_object('type', 'webhook', 'method', 'POST',
    'headers', '[]'::jsonb, 'secret', '', 'authorization', '', 'verifyTls', true,
    'url', 'http://127.0.0.1:' || ${port}::int || '/' || kind || '/' || t.slug), true
  from tenant t cross join (
    select 'well' as kind union all select 'hostile' from generate_series(1, ${hostile}::int)) kinds where t.slug like 'alerts-%'`

/** Turns the target again and again, ends with up, and kills workers meanwhile. */
const play = async ({ settings }: Context, target: Target, folder: string): Promise<number> => {
  const { flips, secondsBetweenFlips, kills } = settings
  const length = flips * secondsBetweenFlips * 1_000
  const killing = (async () => {
    let killed = 0
    for (let turn = 0; turn < kills; turn++) {
      await delay(length / (kills + 1))
      const workers = Object.entries(programsOf(folder)).filter(([name]) => name.startsWith("worker"))
      const [, pid] = workers[turn % workers.length] ?? []
      if (pid === undefined) continue
      process.kill(pid, "SIGKILL")
      killed++
    }
    return killed
  })()
  for (let flip = 0; flip < flips; flip++) {
    await fetch(`${target.addresses.listening}/switch/bench?state=${flip % 2 === 0 ? "down" : "up"}`, {
      method: "POST",
    })
    await delay(secondsBetweenFlips * 1_000)
  }
  return killing
}

/** What waits for another attempt, up to hours, need not: the clock of the outbox is compressed. */
const drain = async ({ settings }: Context, sql: Pool) => {
  const end = Date.now() + settings.drainSeconds * 1_000
  const left = async () => (await sql`select count(*)::int as n from delivery where state = 'waiting'`)[0]!.n as number
  while (Date.now() < end && (await left()) > 0) {
    await sql`
      update delivery set due_at = now() where state = 'waiting' and claimed_by is null
        and due_at > now() + interval '10 s'`
    await delay(1_000)
  }
}

/** An end that came before its beginning, or a beginning after its end. */
const violationsOf = (taken: readonly Taken[]): number => {
  const ended = new Set<string>()
  return taken.filter(({ channel, type, incident }) => {
    const thread = `${channel} ${incident}`
    if (type !== "monitor.down") ended.add(thread)
    return type === "monitor.down" && ended.has(thread)
  }).length
}

const countAll = async (sql: Pool, { taken }: AlertReceiver) => {
  const rows = await sql`select id, state, unanswered from delivery where monitor_id is not null`
  const [turns] = await sql`select count(*)::int as n from turn where plan ? 'tell'`
  const ids = new Set(taken.map(({ id }) => id))
  const isMissing = ({ id, state }: { id: string; state: string }) =>
    state !== "combined" && !(state === "delivered" && ids.has(uuidToId("delivery", id)))
  return {
    turns: turns!.n as number,
    messages: rows.length,
    combined: rows.filter(({ state }) => state === "combined").length,
    missing: rows.filter((row) => isMissing(row as never)).length,
    duplicated: taken.length - ids.size,
    ambiguous: rows.reduce((sum, { unanswered }) => sum + unanswered, 0),
    orderViolations: violationsOf(taken),
    samples: rows.length,
  }
}

/** From a row's transaction to the socket of a provider that is well; rows that waited for an earlier message apart. */
const lateness = async (sql: Pool, { firstAt }: AlertReceiver) => {
  const rows = await sql`
    select d.id, extract(epoch from d.created_at)::float8 * 1000 as at from delivery d
    join channel c on c.tenant_id = d.tenant_id and c.id = d.channel_id
    where c.name = 'well' and d.state = 'delivered' and not exists (
      select 1 from delivery e where e.tenant_id = d.tenant_id and e.channel_id = d.channel_id
        and e.incident_id = d.incident_id and e.turn_seq < d.turn_seq and e.settled_at > d.created_at)`
  const waits = rows.map(({ id, at }) => (firstAt.get(uuidToId("delivery", id)) ?? Number.NaN) - at)
  return {
    commitToSocketP50Ms: round(percentile(waits, 0.5), 1),
    commitToSocketP99Ms: round(percentile(waits, 0.99), 1),
  }
}

const broken = async (context: Context, sql: Pool) => {
  await sql`update schedule set due_at = null where claimed_by is null`
  await delay(3_000)
  await sql`update schedule set due_at = null`
  const violations = await askOracle(sql)
  for (const { invariant, about, count } of violations) context.say(`  ${invariant} is broken ${count} times: ${about}`)
  return { violations: violations.length }
}
