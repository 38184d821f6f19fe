/** The archive in PostgreSQL. */
import { dropPacked, packSome } from "@nightjar/core/heartbeat/packing"
import { dropPackedDay, listExpiredDays, readPackedDay } from "@nightjar/core/heartbeat/retention"
import { heartbeat, heartbeatHour } from "@nightjar/core/heartbeat/table"
import { beginTightening, giveUpTightening } from "@nightjar/core/heartbeat/tightening"
import { dividedTables } from "@nightjar/core/schema"
import type { Pool } from "@nightjar/db/connect"
import {
  dropPart,
  ensureParts,
  listExpired,
  listParts,
  type Part,
  partitionOf,
  tightenPart,
} from "@nightjar/db/partition"
import { asOwner, type FleetDb } from "@nightjar/db/transaction"
import type { Log } from "@nightjar/kit/log"
import { day, hour } from "@nightjar/kit/time"
import type { Archive } from "./archive.ts"
import { exportDay } from "./export.ts"

export interface PostgresArchiveOptions {
  db: FleetDb
  /** Opened with the owner's login, for what changes tables. */
  owner: Pool
  log: Log
  /** Where heartbeats are written to before they are removed; nowhere unless told. */
  exportFolder?: string | undefined
}

/** Parts are made so far ahead: workers that are stopped for less miss none. */
const ahead = { day: 2 * day, month: 31 * day }
/** Heartbeats stay hot for so long after their day is over. */
const hotMs = 2 * day
/** What was still on its way when a day ended has come by then. */
const settledMs = hour
const daysAtOnce = 20

export const postgresArchive = ({ db, owner, log, exportFolder }: PostgresArchiveOptions): Archive => {
  const hotDays = () => listParts(owner, heartbeat)
  const tablesBy = (each: "day" | "month") => dividedTables.filter((table) => partitionOf(table).each === each)

  return {
    async makeParts() {
      const now = await databaseNow(owner)
      // A day that was never packed, because nobody lived, still needs its month.
      const oldest = Math.min(now, ...(await hotDays()).map((part) => part.from)) - day
      return asOwner(owner, async (sql) => [
        ...(await ensureParts(sql, tablesBy("day"), now - day, now + ahead.day)),
        ...(await ensureParts(sql, tablesBy("month"), oldest, now + ahead.month)),
      ])
    },
    async dropParts() {
      const now = await databaseNow(owner)
      const names: string[] = []
      for (const table of dividedTables)
        for (const part of await listExpired(owner, table, now)) {
          if (await dropExpired(owner, table, part)) names.push(part.name)
        }
      return names
    },
    async tighten(signal) {
      const now = await databaseNow(owner)
      for (const part of await hotDays()) {
        if (part.until > now - settledMs || !(await beginTightening(db, part))) continue
        await tightenPart(owner, part, signal).catch(async (error) => {
          await giveUpTightening(db, part)
          if (!signal.aborted) throw error
        })
        return part.name
      }
      return null
    },
    async pack() {
      const now = await databaseNow(owner)
      const part = (await hotDays()).find(({ until }) => until <= now - hotMs)
      if (!part) return false
      await asOwner(owner, (sql) => ensureParts(sql, [heartbeatHour], part.from, part.from))
      const more = await packSome(db, part)
      return more === false ? dropDay(owner, part, log) : more === true
    },
    async prune(signal) {
      const expired = await listExpiredDays(db, await databaseNow(owner), daysAtOnce)
      for (const tenantDay of expired) {
        if (signal.aborted) break
        if (exportFolder) await exportDay(exportFolder, tenantDay, readPackedDay(db, tenantDay))
        await dropPackedDay(db, tenantDay)
      }
      return expired.length > 0
    },
    async survey() {
      const parts = await hotDays()
      return { aheadMs: (parts.at(-1)?.until ?? 0) - (await databaseNow(owner)), hotDays: parts.length }
    },
  }
}

/** Packed hours go by their day, and may be written elsewhere before: their month waits until the last one is gone. */
const dropExpired = (owner: Pool, table: (typeof dividedTables)[number], part: Part): Promise<boolean> =>
  asOwner(owner, async (sql) => {
    if (table === heartbeatHour && (await sql`select 1 from ${sql(part.name)} limit 1`).length > 0) return false
    await dropPart(sql, part)
    return true
  })

/** @returns whether it is gone */
const dropDay = async (owner: Pool, part: Part, log: Log): Promise<boolean> => {
  const dropped = await asOwner(owner, (sql) => dropPacked(sql, part))
  if (!dropped) return false
  const isWhole = dropped.counted === dropped.packed
  if (isWhole) log.info({ day: part.name, beats: dropped.counted }, "a day of heartbeats is packed")
  else log.error({ day: part.name, ...dropped }, "a day holds other heartbeats than were packed; it is packed again")
  return isWhole
}

const databaseNow = async (pool: Pool): Promise<number> => {
  const [row] = await pool<{ now: Date }[]>`select now() as now`
  return row!.now.getTime()
}
