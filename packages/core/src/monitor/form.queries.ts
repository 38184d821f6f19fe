/** What the browser draws forms of: JSON Schema of the common fields and of each type's own. */
import { checks, formSchema } from "@nightjar/checks/all"
import { z } from "zod"
import type { TenantDb } from "../context.ts"
import { listRegions } from "../region/region.queries.ts"
import { monitorFields } from "./monitor.ts"

const common = z.toJSONSchema(monitorFields, { io: "input" })

const types = checks.map(({ type, label, description, where, sample }) => ({
  type,
  label,
  description,
  where,
  sample: sample as Record<string, unknown>,
  schema: formSchema(type),
}))

/** Regions can be chosen where there is more than one. */
export const getForms = async (db: TenantDb, now: Date) => {
  const regions = await listRegions(db, now)
  const { regions: where, quorum = {}, ...properties } = common.properties!
  if (regions.length < 2) return { common: { ...common, properties }, types }
  const choice = { ...(where as object), items: { type: "string", enum: regions.map((region) => region.name) } }
  return { common: { ...common, properties: { ...properties, regions: choice, quorum } }, types }
}
