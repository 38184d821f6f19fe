/** What the dashboard asks of the past, among many heartbeats and among more, and how much room a heartbeat takes. */
import { packSome } from "@nightjar/core/heartbeat/packing"
import { heartbeat, heartbeatHour } from "@nightjar/core/heartbeat/table"
import { openRawPool, type Pool } from "@nightjar/db/connect"
import { listParts, type Part } from "@nightjar/db/partition"
import { fleetDatabase } from "@nightjar/db/transaction"
import { hour, minute } from "@nightjar/kit/time"
import { until } from "../launcher/wait.mjs"
import { defineBench, round } from "./bench.ts"
import { askPast, type PastFigures } from "./past-questions.ts"
import { plantTenants } from "./plant.ts"

/** Two days and the hour before: two days are over, one of them whole. */
const hours = 49
const monitors = 20
const perTenant = monitors * hours * (hour / minute)
/** Those that are looked at: 90 days lie behind them. */
const looked = 16

export const bench = defineBench({
  about: "overview, series and 90 days warm in the database behind both walls, and bytes a heartbeat",
  settings: { baseRows: 1_000_000, rows: 4_000_000, calls: 2_000 },
  async run({ settings, step, say, nightjar }) {
    const { ready } = await nightjar({ env: { LOG_LEVEL: "warn" } })
    const pool = openRawPool(ready.databaseUrl, { max: 2, name: "nightjar-scale" })
    const plant = (rows: number, firstTenant: number) =>
      plantTenants(ready.databaseUrl, {
        tenants: Math.max(looked, Math.round(rows / perTenant)) - firstTenant,
        firstTenant,
        monitors,
        hours,
        intervalMs: minute,
        isStopped: true,
        ...(firstTenant === 0 ? { withPast: looked, pastDays: 90 } : {}),
      })
    try {
      const base = await step("Plant the base", () => plant(settings.baseRows, 0))
      const ask = () => askPast(ready.databaseUrl, base.slice(0, looked), settings.calls)
      const few = await step("Ask", ask)
      await step("Plant the rest", () => plant(settings.rows, base.length))
      const looseBytes = await bytesOf(pool, await closedDays(pool))
      await step("Let the worker make closed days tight", () => tightened(pool))
      const many = await step("Ask", ask)
      const closed = await closedDays(pool)
      const cold = await step("Pack a day", () => packedBytes(pool, closed[0]!))
      const [{ rows }] = await pool<[{ rows: number }]>`select count(*)::float8 as rows from heartbeat`
      say("")
      return {
        rows,
        baseRows: settings.baseRows,
        ...many,
        base: few,
        growthRatio: growthOf(few, many),
        bytesPerHeartbeat: await bytesOf(pool, closed),
        looseBytesPerHeartbeat: looseBytes,
        openDayBytesPerHeartbeat: await bytesOf(pool, (await listParts(pool, heartbeat)).filter(isOpen)),
        coldBytesPerHeartbeat: cold,
        samples: 4 * settings.calls,
      }
    } finally {
      await pool.end()
    }
  },
})

const isOpen = ({ from, until: end }: Part) => from <= Date.now() && end > Date.now()

/** Days of heartbeats that are over, those that hold any. */
const closedDays = async (pool: Pool): Promise<Part[]> => {
  const over = (await listParts(pool, heartbeat)).filter((part) => part.until <= Date.now())
  const rows = await Promise.all(over.map((part) => pool`select 1 from ${pool(part.name)} limit 1`))
  return over.filter((_, place) => rows[place]!.length > 0)
}

/** With indexes, over the heartbeats in them. */
const bytesOf = async (pool: Pool, parts: readonly Part[]): Promise<number> => {
  let [bytes, rows] = [0, 0]
  for (const { name } of parts) {
    const [row] = await pool<{ bytes: number; rows: number }[]>`
      select pg_total_relation_size(${name})::float8 as bytes, (select count(*) from ${pool(name)})::float8 as rows`
    bytes += row!.bytes
    rows += row!.rows
  }
  return round(bytes / rows, 1)
}

/** The worker has done so once, before the rest was planted. */
const tightened = async (pool: Pool): Promise<void> => {
  const closed = await closedDays(pool)
  const days = closed.map((part) => new Date(part.from))
  await pool`update heartbeat_day set tightened_at = null`
  const areDone = async () => {
    const [row] = await pool<{ done: boolean }[]>`
      select count(*) = ${days.length} and not exists (
        select 1 from pg_stat_activity where query like 'reindex%' and state = 'active') as done
      from heartbeat_day where tightened_at is not null and day_at in ${pool(days)}`
    return row!.done
  }
  if (!(await until(areDone, { ms: 30 * minute, everyMs: 500 }))) throw new Error("No worker made the days tight.")
}

/** A packed heartbeat with its share of the row and the index. */
const packedBytes = async (pool: Pool, part: Part): Promise<number> => {
  const db = fleetDatabase(pool)
  while (await packSome(db, part));
  const [packed] = await listParts(pool, heartbeatHour).then((parts) =>
    parts.filter((each) => each.from <= part.from && each.until > part.from),
  )
  const [row] = await pool<{ bytes: number }[]>`
    select pg_total_relation_size(${packed!.name})::float8 / sum(beats) as bytes from ${pool(packed!.name)}`
  return round(row!.bytes, 1)
}

/** The question that grew most. Beside `bareP99Ms` of both: where that grew, it was the machine. */
const growthOf = (few: PastFigures, many: PastFigures): number =>
  round(
    Math.max(
      many.overviewP99Ms / few.overviewP99Ms,
      many.seriesP99Ms / few.seriesP99Ms,
      many.days90P99Ms / few.days90P99Ms,
    ),
  )
