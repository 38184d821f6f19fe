import { AppError } from "@nightjar/kit/error"
import { type Id, newId } from "@nightjar/kit/id"
import { z } from "zod"
import { action, type RunContext } from "../action.ts"
import { plans } from "../plan/plan.ts"
import { wakeWorkers } from "../probe/wake.ts"
import { scheduleMonitor, stopSchedules } from "../schedule/schedule.queries.ts"
import { type MonitorInput, monitorEdit, monitorId, monitorInput } from "./monitor.ts"
import { newPushToken } from "./push-token.ts"
import { keepSecrets, openConfig, sealConfig } from "./secrets.ts"
import { insertMonitorRow, lockMonitor, type Phase, updateMonitorRow, updateMonitorRows } from "./store.queries.ts"

/** One or many: the list's bulk verbs and a single button are the same verb. */
const someMonitors = z.object({ ids: z.array(monitorId).min(1).max(500) })

const assertInterval = ({ tenant }: RunContext, intervalSeconds: number) => {
  const { label, minIntervalSeconds } = plans[tenant.plan]
  if (intervalSeconds >= minIntervalSeconds) return
  throw new AppError("plan_limit", `The ${label} plan checks every ${minIntervalSeconds} s at most.`, {
    field: "intervalSeconds",
    limit: "interval",
    max: minIntervalSeconds,
  })
}

const insertMonitor = async (context: RunContext, input: MonitorInput) => {
  const id = newId("monitor")
  const place = { tenant: context.tenant.id, id }
  const { config, ...fields } = input
  const sealed = sealConfig(context.keys, place, config)
  const token = newPushToken(context.keys, place, config.type)
  await insertMonitorRow(context.db, { id, ...fields, type: config.type, config: sealed, ...token })
  await scheduleMonitor(context.db, { monitorId: id, intervalSeconds: input.intervalSeconds })
  context.note({ subject: id, detail: { name: input.name, type: config.type } })
  return { id }
}

export const createMonitor = action("monitor.create", {
  input: monitorInput,
  limit: "monitors",
  run(context, input) {
    assertInterval(context, input.intervalSeconds)
    return insertMonitor(context, input)
  },
  announce: wakeWorkers,
})

export const editMonitor = action("monitor.edit", {
  input: monitorEdit,
  async run(context, { id, version, config: given, ...fields }) {
    assertInterval(context, fields.intervalSeconds)
    const { db, keys, tenant, now } = context
    const before = await lockMonitor(db, id)
    if (before.version !== version)
      throw new AppError(
        "stale",
        "Somebody else changed this monitor in the meantime. Reload it and make your change again.",
        {
          version: before.version,
        },
      )
    const place = { tenant: tenant.id, id }
    const config = keepSecrets(given, openConfig(keys, place, before.config))
    const token = config.type === before.type ? {} : newPushToken(keys, place, config.type)
    await updateMonitorRow(db, id, {
      ...fields,
      ...token,
      type: config.type,
      config: sealConfig(keys, place, config),
      version: version + 1,
      updatedAt: now,
    })
    if (!before.pausedAt) {
      await stopSchedules(db, [id], "edited")
      await scheduleMonitor(db, { monitorId: id, intervalSeconds: fields.intervalSeconds })
    }
    context.note({ subject: id, detail: { name: fields.name, type: config.type } })
    return { id, version: version + 1 }
  },
  announce: wakeWorkers,
})

export const cloneMonitor = action("monitor.clone", {
  input: z.object({ id: monitorId }),
  limit: "monitors",
  async run(context, { id }) {
    const original = await lockMonitor(context.db, id)
    const config = openConfig(context.keys, { tenant: context.tenant.id, id }, original.config)
    const name = `${original.name.slice(0, 140)} (copy)`
    return insertMonitor(context, monitorInput.parse({ ...original, name, config }))
  },
  announce: wakeWorkers,
})

const changeSome = async (
  context: RunContext,
  ids: Id<"monitor">[],
  { phase, set }: { phase: Phase; set: { pausedAt: Date | null } | { deletedAt: Date | null } },
) => {
  const changed = await updateMonitorRows(context.db, ids, { phase, change: { ...set, updatedAt: context.now } })
  context.note({ ...(ids.length === 1 ? { subject: ids[0] } : {}), detail: idsOf(changed) })
  return changed
}

const idsOf = (rows: { id: Id<"monitor"> }[]) => ({ ids: rows.map((row) => row.id) })

export const pauseMonitors = action("monitor.pause", {
  input: someMonitors,
  async run(context, { ids }) {
    const changed = await changeSome(context, ids, { phase: "running", set: { pausedAt: context.now } })
    await stopSchedules(context.db, idsOf(changed).ids, "paused")
    return idsOf(changed)
  },
})

export const resumeMonitors = action("monitor.resume", {
  input: someMonitors,
  async run(context, { ids }) {
    const changed = await changeSome(context, ids, { phase: "paused", set: { pausedAt: null } })
    for (const row of changed)
      await scheduleMonitor(context.db, { monitorId: row.id, intervalSeconds: row.intervalSeconds })
    return idsOf(changed)
  },
  announce: wakeWorkers,
})

/** Gone from every list at once; `restore` brings it back until the sweep has removed it, a quarter of an hour later. */
export const deleteMonitors = action("monitor.delete", {
  input: someMonitors,
  async run(context, { ids }) {
    const changed = await changeSome(context, ids, { phase: "present", set: { deletedAt: context.now } })
    const running = changed.filter((row) => row.pausedAt === null)
    await stopSchedules(context.db, idsOf(running).ids, "paused")
    return idsOf(changed)
  },
})

export const restoreMonitors = action("monitor.restore", {
  input: someMonitors,
  limit: "monitors",
  async run(context, { ids }) {
    const changed = await changeSome(context, ids, { phase: "deleted", set: { deletedAt: null } })
    for (const row of changed)
      if (row.pausedAt === null)
        await scheduleMonitor(context.db, { monitorId: row.id, intervalSeconds: row.intervalSeconds })
    return idsOf(changed)
  },
  announce: wakeWorkers,
})
