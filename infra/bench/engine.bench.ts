/** How many checks the engine holds, and what each costs beside the least that Node could do for it. */
import { setTimeout as delay } from "node:timers/promises"
import { openRawPool, type Pool } from "@nightjar/db/connect"
import { bareChecks, type Once } from "./bare.ts"
import { type BenchContext, defineBench, round } from "./bench.ts"
import { askOracle } from "./oracle.ts"
import { plantChecks } from "./plant-checks.ts"
import { cpuSeconds, memoryMb, programsOf } from "./processes.ts"
import { startTarget, type Target } from "./target.ts"

const settings = {
  monitors: 2_500,
  interval: 2,
  tenants: 50,
  workers: 1,
  minutes: 1,
  warmupSeconds: 30,
  /** Percent of the checks that go over TLS. */
  tls: 0,
}
type Context = BenchContext<typeof settings>

export const bench = defineBench({
  about: "checks held a second, their lateness and CPU, PostgreSQL and the bus included, the target apart",
  settings,
  async run(context) {
    const { monitors, interval, tenants, workers, tls, warmupSeconds, minutes } = context.settings
    const target = await startTarget(context.after)
    const bareCpuMsPerCheck = await context.step("The bare loop", () => bareCost(target, tls))
    const folder = context.folder()
    const { ready } = await context.nightjar({ folder, env: { WORKERS: String(workers) } })
    const sql = openRawPool(ready.databaseUrl, { max: 2, name: "nightjar-bench" })
    context.after(() => sql.end({ timeout: 1 }))
    const { listening, tls: secure } = target.addresses
    const urls = {
      first: `${listening}/fair`,
      second: `https://localhost:${new URL(secure).port}/fair`,
      secondPercent: tls,
    }
    await context.step("Plant monitors", () =>
      plantChecks(sql, { name: "engine", tenants, monitors, intervalSeconds: interval, urls }),
    )
    await context.step("Warm up", () => delay(warmupSeconds * 1_000))
    const held = await context.step("Hold", () => hold(context, { sql, folder, seconds: minutes * 60 }))
    await stopPlanted(sql)
    const asked = await target.asked("/fair")
    const violations = await context.step("Ask the oracle", () => askOracle(sql))
    for (const { invariant, about, count } of violations)
      context.say(`  ${invariant} is broken ${count} times: ${about}`)
    const [total] = await sql`select count(*)::int as beats from heartbeat h join tenant t on t.id = h.tenant_id
      where t.slug like 'engine-%'`
    return {
      ...held,
      bareCpuMsPerCheck,
      ratioToBare: round(held.cpuMsPerCheck / bareCpuMsPerCheck),
      doubled: violations.find(({ invariant }) => invariant === "I2")?.count ?? 0,
      violations: violations.length,
      askedOfTarget: asked - bareAsked,
      recorded: total!.beats,
      workers,
      monitors,
    }
  },
})

const bareRounds = 20_000
const lanes = 50
let bareAsked = 0

/** CPU of this process for one bare check, kernel included. */
const bareCost = async ({ addresses, authority, asked }: Target, tlsPercent: number): Promise<number> => {
  const bare = bareChecks(addresses, authority)
  const run = async (work: Once, count: number) => {
    let started = 0
    const lane = async () => {
      while (started++ < count) await work()
    }
    const before = process.cpuUsage()
    await Promise.all(Array.from({ length: lanes }, lane))
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1_000 / count
  }
  await run(bare.http, bareRounds / 4)
  const http = await run(bare.http, bareRounds)
  const https = tlsPercent > 0 ? await run(bare.https, bareRounds / 10) : 0
  bareAsked = await asked("/fair")
  return round((http * (100 - tlsPercent) + https * tlsPercent) / 100, 4)
}

interface Moment {
  at: number
  cpu: number
  wal: number
  backlog: number
  overload: number
}

/** Measures for so long; slots of this time are judged by when they were started. */
const hold = async ({ settings }: Context, run: { sql: Pool; folder: string; seconds: number }) => {
  const { sql, folder, seconds } = run
  const measured = Object.entries(programsOf(folder)).filter(([name]) => /^(worker|PostgreSQL|Redis)/.test(name))
  const look = async (): Promise<Moment> => {
    const [row] = await sql`
      select extract(epoch from clock_timestamp())::float8 * 1000 as at,
        pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8 as wal,
        (select count(*)::int from schedule where region = 1 and due_at <= now()) as backlog,
        (select coalesce(sum(slots), 0)::int from gap) as overload`
    return { ...(row as unknown as Moment), cpu: measured.reduce((sum, [, pid]) => sum + cpuSeconds(pid), 0) }
  }
  const before = await look()
  await delay(seconds * 1_000)
  const after = await look()
  const rssMb = Math.max(...measured.filter(([name]) => name.startsWith("worker")).map(([, pid]) => memoryMb(pid)))
  const [beats] = await sql`
    select count(*)::int as n, coalesce(percentile_cont(array[0.5, 0.99, 1])
      within group (order by extract(epoch from started_at - slot_at) * 1000), '{}') as late
    from heartbeat where attempt = 0
      and started_at >= to_timestamp(${before.at / 1_000}) and started_at < to_timestamp(${after.at / 1_000})`
  const elapsed = (after.at - before.at) / 1_000
  const n = beats!.n as number
  const [p50, p99, max] = beats!.late as number[]
  return {
    checksPerSecond: round(n / elapsed, 1),
    wantedPerSecond: round(settings.monitors / settings.interval, 1),
    cpuMsPerCheck: round(((after.cpu - before.cpu) * 1_000) / n, 4),
    latenessP50Ms: round(p50!, 1),
    latenessP99Ms: round(p99!, 1),
    latenessMaxMs: round(max!, 1),
    rssMb: round(rssMb, 0),
    lost: after.overload - before.overload,
    backlogBefore: before.backlog,
    backlogAfter: after.backlog,
    walBytesPerCheck: round((after.wal - before.wal) / n, 0),
    samples: n,
  }
}

/** Nothing more becomes due, and what is held comes in, so that the oracle sees a whole. */
const stopPlanted = async (sql: Pool) => {
  await sql`update schedule set due_at = null where claimed_by is null`
  await delay(3_000)
  await sql`update schedule set due_at = null`
}
