/** Makes what is rolled up anew from the heartbeats that are kept, while everything else goes on. */
import { listRolledUp, rebuildDay, rebuildTallies } from "@nightjar/core/rollup/rebuild"
import { rollupHour } from "@nightjar/core/rollup/table"
import type { Pool } from "@nightjar/db/connect"
import { ensureParts } from "@nightjar/db/partition"
import { asOwner, type FleetDb } from "@nightjar/db/transaction"
import { groupBy } from "@nightjar/kit/group-by"
import { type Id, idToUuid } from "@nightjar/kit/id"
import { day } from "@nightjar/kit/time"

export interface RebuildOptions {
  db: FleetDb
  /** Opened with the owner's login: months may be missing. */
  owner: Pool
  /** The first and the last UTC day, any moment of it, Unix milliseconds. */
  from: number
  to: number
  /** All of them unless told. */
  monitor?: Id<"monitor"> | undefined
}

export interface Rebuilt {
  monitors: number
  /** Folded anew. */
  beats: number
  /** Spans whose tally was wrong. */
  tallies: number
}

/** May be stopped anywhere and begun again: a monitor's day is one transaction, and doing it twice changes nothing. */
export const rebuild = async ({ db, owner, from, to, monitor }: RebuildOptions): Promise<Rebuilt> => {
  await asOwner(owner, (sql) => ensureParts(sql, [rollupHour], from, to))
  const schedules = await listRolledUp(db, monitor ? idToUuid(monitor) : null)
  const monitors = [...groupBy(schedules, (schedule) => schedule.monitorId).values()]
  const rebuilt: Rebuilt = { monitors: monitors.length, beats: 0, tallies: 0 }
  for (const regions of monitors) {
    rebuilt.tallies += await rebuildTallies(db, regions[0]!)
    for (const schedule of regions)
      for (let dayAt = Math.floor(from / day) * day; dayAt <= to; dayAt += day)
        rebuilt.beats += await rebuildDay(db, schedule, dayAt)
  }
  return rebuilt
}
