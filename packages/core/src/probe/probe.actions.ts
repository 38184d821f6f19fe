import { checkConfig, checkOf } from "@nightjar/checks/all"
import { AppError, notFound } from "@nightjar/kit/error"
import { type Id, newId } from "@nightjar/kit/id"
import { and, eq, isNull } from "drizzle-orm"
import { z } from "zod"
import { action } from "../action.ts"
import type { TenantDb } from "../context.ts"
import { monitor } from "../monitor/monitor.table.ts"
import { monitorId } from "../monitor/monitor.ts"
import { keepSecrets, openConfig } from "../monitor/secrets.ts"
import { requestProbe } from "./probe.queries.ts"
import { sealTestConfig } from "./test-config.ts"
import { wakeWorkers } from "./wake.ts"

/** One check now, off the grid; its verdict counts, its latency does not. */
export const checkNow = action("probe.checkNow", {
  input: z.object({ id: monitorId }),
  async run({ db, note }, { id }) {
    const [row] = await db
      .select({ pausedAt: monitor.pausedAt, type: monitor.type })
      .from(monitor)
      .where(and(eq(monitor.id, id), isNull(monitor.deletedAt)))
    if (!row) throw notFound("monitor")
    if (row.pausedAt) throw new AppError("conflict", "This monitor is paused. Resume it to check it.")
    if (checkOf(row.type).where !== "worker")
      throw new AppError("conflict", "This monitor waits to be called; there is nothing to check.")
    note({ subject: id })
    return { id: await requestProbe(db, { why: "check-now", monitorId: id }) }
  },
  announce: wakeWorkers,
})

const findStoredConfig = async (db: TenantDb, id: Id<"monitor">) => {
  const [row] = await db.select({ config: monitor.config }).from(monitor).where(eq(monitor.id, id))
  if (!row) throw notFound("monitor")
  return row.config
}

/** Tries a form before it is saved. `monitor` names the one it edits, whose stored secrets fill what is left out. */
export const testProbe = action("probe.test", {
  input: z.object({
    config: z.looseObject({ type: z.string() }),
    timeoutSeconds: z.number().int().min(1).max(60).default(10),
    monitor: monitorId.optional(),
  }),
  async run({ db, tenant, keys }, { config: given, timeoutSeconds, monitor: edited }) {
    const stored = edited ? await findStoredConfig(db, edited) : undefined
    const place = { tenant: tenant.id, monitor: edited ?? "" }
    const config = stored ? keepSecrets(given, openConfig(keys, place, stored)) : checkConfig.parse(given)
    if (checkOf(config.type).where !== "worker")
      throw new AppError("invalid", "This kind of monitor waits to be called; save it to get its address.")
    const id = newId("probe")
    const sealedConfig = sealTestConfig(keys, { tenant: tenant.id, probe: id }, config)
    return { id: await requestProbe(db, { why: "test", id, timeoutSeconds, sealedConfig }) }
  },
  announce: wakeWorkers,
})
