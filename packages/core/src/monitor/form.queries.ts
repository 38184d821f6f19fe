/** What the browser draws forms of: JSON Schema of the common fields and of each type's own. */
import { checks, formSchema } from "@nightjar/checks/all"
import { z } from "zod"
import type { TenantDb } from "../context.ts"
import { listRegions, usualRegions } from "../region/region.queries.ts"
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
  const regions = await listRegions(db, now)
  const usual = await usualRegions(db, now)
  const { groups, others } = await listChoices(db)
  const choices: Record<string, object | null> = {
    regions: regions.length > 1 ? choiceOfRegions(regions, usual) : null,
    quorum: regions.length > 1 ? {} : null,
    groupId: groups.length > 0 ? choiceOf(groups) : null,
    dependsOnId: others.length > 0 ? choiceOf(others) : null,
  }
  const properties = Object.entries(common.properties ?? {})
    .filter(([name]) => choices[name] !== null)
    .map(([name, field]) => [name, { ...(field as object), ...choices[name] }])
  return { common: { ...common, properties: Object.fromEntries(properties) }, types }
}

const choiceOfRegions = (
  regions: readonly { code: number; name: string; lost: boolean }[],
  usual: readonly number[],
) => ({
  default: regions.filter(({ code }) => usual.includes(code)).map(({ name }) => name),
  items: {
    type: "string",
    enum: regions.map(({ name }) => name),
    labels: Object.fromEntries(regions.map(({ name, lost }) => [name, lost ? `${name} (no worker there now)` : name])),
  },
})

const choiceOf = (monitors: readonly { id: string; name: string }[]) => ({
  anyOf: [{ type: "string", enum: monitors.map(({ id }) => id) }, { type: "null" }],
  labels: Object.fromEntries(monitors.map(({ id, name }) => [id, name])),
})
