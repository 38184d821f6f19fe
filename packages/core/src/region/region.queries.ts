import { AppError } from "@nightjar/kit/error"
import { asc } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import { region } from "./region.table.ts"
import { defaultRegion, isLost } from "./region.ts"

/** All regions of the deployment, whether workers stand there, and since when not. */
export const listRegions = async (db: TenantDb, now: Date) => {
  const rows = await db.select().from(region).orderBy(asc(region.name))
  return rows.map((row) => ({ ...row, lost: isLost(row.seenAt, now) }))
}

/** By code. */
export const namesOfRegions = async (db: TenantDb): Promise<Map<number, string>> => {
  const rows = await db.select({ code: region.code, name: region.name }).from(region)
  return new Map(rows.map((row) => [row.code, row.name]))
}

/** Throws `invalid` with the names that there are. */
export const codesOfRegions = async (db: TenantDb, names: readonly string[]): Promise<number[]> => {
  if (names.length === 0) throw new AppError("invalid", "Choose at least one region.", { field: "regions" })
  const known = await db.select({ code: region.code, name: region.name }).from(region).orderBy(asc(region.name))
  return [...new Set(names)].map((name) => {
    const found = known.find((row) => row.name === name)
    if (found) return found.code
    const there = known.map((row) => row.name).join(", ")
    throw new AppError("invalid", `No worker has ever stood in a region "${name}". There are: ${there}.`, {
      field: "regions",
    })
  })
}

/** Where a monitor is checked that names no region: in `default`, or wherever workers stand when none does there. */
export const usualRegions = async (db: TenantDb, now: Date): Promise<number[]> => {
  const staffed = (await listRegions(db, now)).filter((row) => !row.lost).map((row) => row.code)
  return staffed.includes(defaultRegion) || staffed.length === 0 ? [defaultRegion] : [staffed[0]!]
}
