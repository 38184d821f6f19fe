import { checkConfig, checkOf } from "@nightjar/checks/all"
import { AppError } from "@nightjar/kit/error"
import { newId } from "@nightjar/kit/id"
import { z } from "zod"
import { action } from "../action.ts"
import { monitorId } from "../monitor/monitor.ts"
import { keepSecrets, openConfig } from "../monitor/secrets.ts"
import { lockMonitor } from "../monitor/store.queries.ts"
import { usualRegions } from "../region/region.queries.ts"
import { requestChecks, requestTest } from "./probe.queries.ts"
import { sealTestConfig } from "./test-config.ts"
import { wakeWorkers } from "./wake.ts"

/** One check now, off the grid; its verdict counts, its latency does not. */
export const checkNow = action("probe.checkNow", {
  input: z.object({ id: monitorId }),
  async run({ db, note }, { id }) {
    const row = await lockMonitor(db, id)
    if (row.pausedAt) throw new AppError("conflict", "This monitor is paused. Resume it to check it.")
    if (checkOf(row.type).where !== "worker")
      throw new AppError("conflict", "This monitor asks nothing of a target, so there is nothing to check.")
    note({ subject: id })
    return { id: (await requestChecks(db, id))! }
  },
  announce: wakeWorkers,
})

/** Tries a form before it is saved. `monitor` names the one it edits, whose stored secrets fill what is left out. */
export const testProbe = action("probe.test", {
  input: z.object({
    config: z.looseObject({ type: z.string() }),
    timeoutSeconds: z.number().int().min(1).max(60).default(10),
    monitor: monitorId.optional(),
  }),
  async run({ db, tenant, keys, now }, { config: given, timeoutSeconds, monitor: edited }) {
    const stored = edited ? (await lockMonitor(db, edited)).config : undefined
    const place = { tenant: tenant.id, id: edited ?? "" }
    const config = stored ? keepSecrets(given, openConfig(keys, place, stored)) : checkConfig.parse(given)
    if (checkOf(config.type).where !== "worker")
      throw new AppError("invalid", "This kind of monitor asks nothing of a target, so there is nothing to try.")
    const id = newId("probe")
    const sealedConfig = sealTestConfig(keys, { tenant: tenant.id, probe: id }, config)
    const [region] = await usualRegions(db, now)
    await requestTest(db, { id, region: region!, timeoutSeconds, sealedConfig })
    return { id }
  },
  announce: wakeWorkers,
})
