import { AppError } from "@nightjar/kit/error"
import { newId } from "@nightjar/kit/id"
import { z } from "zod"
import { action } from "../action.ts"
import { databaseNow } from "../schedule/schedule.queries.ts"
import { plannedOf } from "./maintenance.queries.ts"
import { maintenanceEdit, maintenanceId, maintenanceInput } from "./maintenance.ts"
import {
  deleteMaintenanceRow,
  insertMaintenance,
  lockMaintenance,
  replaceCoverage,
  updateMaintenance,
} from "./store.queries.ts"
import type { Timing } from "./timing.ts"
import { nextChange, windowAt } from "./windows.ts"

/*
 * Verbs say what is wanted and make the maintenance due; what follows from it (windows, and the standings of monitors)
 * is written by one loop of the worker alone, within a second.
 */

const one = z.object({ id: maintenanceId })

export const createMaintenance = action("maintenance.create", {
  input: maintenanceInput,
  async run({ db, note }, { monitors, tags, ...fields }) {
    const now = await databaseNow(db)
    assertAhead(fields, now)
    const id = newId("maintenance")
    await insertMaintenance(db, { id, ...fields, nextChangeAt: now })
    await replaceCoverage(db, id, { monitors, tags })
    note({ subject: id, detail: { title: fields.title } })
    return { id }
  },
})

/** By hand it begins at any time; a plan that is over already is a slip. */
const assertAhead = ({ timing, timeZone }: { timing: Timing; timeZone: string }, now: Date) => {
  const isOver = nextChange({ timing, timeZone, startedAt: null, endedAt: null }, now.getTime()) === null
  if (!isOver || timing.strategy === "manual") return
  const field = timing.strategy === "single" ? "timing.to" : "timing.endsOn"
  throw new AppError("invalid", "This is over already; choose a time to come.", { field })
}

export const editMaintenance = action("maintenance.edit", {
  input: maintenanceEdit,
  async run({ db, note }, { id, version, monitors, tags, ...fields }) {
    const before = await lockMaintenance(db, id)
    if (before.version !== version)
      throw new AppError(
        "stale",
        "Somebody else changed this maintenance in the meantime. Reload it and make your change again.",
        { version: before.version },
      )
    const startedAt = fields.timing.strategy === "manual" ? before.startedAt : null
    const nextChangeAt = await databaseNow(db)
    await updateMaintenance(db, id, { ...fields, startedAt, nextChangeAt, version: version + 1 })
    await replaceCoverage(db, id, { monitors, tags })
    note({ subject: id, detail: { title: fields.title } })
    return { id, version: version + 1 }
  },
})

export const deleteMaintenance = action("maintenance.delete", {
  input: one,
  async run({ db, note }, { id }) {
    const { title } = await lockMaintenance(db, id)
    await deleteMaintenanceRow(db, id)
    note({ subject: id, detail: { title } })
    return { id }
  },
})

export const startMaintenance = action("maintenance.start", {
  input: one,
  async run({ db, note }, { id }) {
    const row = await lockMaintenance(db, id)
    const now = await databaseNow(db)
    if (row.timing.strategy !== "manual")
      throw new AppError("conflict", "This maintenance begins by itself; only one by hand can be started.")
    if (windowAt(plannedOf(row), now.getTime())) throw new AppError("conflict", "This maintenance is running already.")
    await updateMaintenance(db, id, { startedAt: now, endedAt: null, nextChangeAt: now })
    note({ subject: id, detail: { title: row.title } })
    return { id }
  },
})

/** Ends the window that runs; the ones after it come as planned. */
export const endMaintenance = action("maintenance.end", {
  input: one,
  async run({ db, note }, { id }) {
    const row = await lockMaintenance(db, id)
    const now = await databaseNow(db)
    if (!windowAt(plannedOf(row), now.getTime())) throw new AppError("conflict", "This maintenance is not running.")
    await updateMaintenance(db, id, { endedAt: now, nextChangeAt: now })
    note({ subject: id, detail: { title: row.title } })
    return { id }
  },
})
