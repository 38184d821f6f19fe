/** What the browser draws forms of: JSON Schema of the common fields and of each type's own. */
import { checks, formSchema } from "@nightjar/checks/all"
import { z } from "zod"
import type { TenantDb } from "../context.ts"
import { listRegions } from "../region/region.queries.ts"
import { listChoices } from "./links.queries.ts"
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

/** Regions, groups and dependencies are asked for where there is something to choose from. */
export const getForms = async (db: TenantDb, now: Date) => {
  const regions = (await listRegions(db, now)).map((region) => region.name)
  const { groups, others } = await listChoices(db)
  const { regions: where, quorum, groupId, dependsOnId, ...rest } = common.properties as Record<string, object>
  const properties = {
    ...rest,
    ...(groups.length > 0 && { groupId: { ...groupId, ...choiceOf(groups) } }),
    ...(regions.length > 1 && { regions: { ...where, items: { type: "string", enum: regions } }, quorum }),
    ...(others.length > 0 && { dependsOnId: { ...dependsOnId, ...choiceOf(others) } }),
  }
  return { common: { ...common, properties }, types }
}

const choiceOf = (monitors: readonly { id: string; name: string }[]) => ({
  anyOf: [{ type: "string", enum: monitors.map(({ id }) => id) }, { type: "null" }],
  labels: Object.fromEntries(monitors.map(({ id, name }) => [id, name])),
})
