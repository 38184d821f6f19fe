import { checkOf } from "@nightjar/checks/all"
import { AppError } from "@nightjar/kit/error"
import { type Id, newId } from "@nightjar/kit/id"
import { z } from "zod"
import { action, type RunContext } from "../action.ts"
import { assertRoomToRun } from "../plan/fit.queries.ts"
import { getPlan } from "../plan/plan.queries.ts"
import { plans } from "../plan/plan.ts"
import { stopWorkers, wakeWorkers } from "../probe/wake.ts"
import { codesOfRegions, usualRegions } from "../region/region.queries.ts"
import {
  databaseNow,
  listRegionsOf,
  moveStopped,
  scheduleMonitor,
  stopSchedules,
} from "../schedule/schedule.queries.ts"
import { followMembers, resumeStandings } from "../standing/standing.queries.ts"
import { assertLinks, withMembers } from "./links.queries.ts"
import { type MonitorInput, monitorEdit, monitorId, monitorInput, stillWanted } from "./monitor.ts"
import { newPushToken } from "./push-token.ts"
import { keepSecrets, openConfig, sealConfig } from "./secrets.ts"
import {
  insertMonitorRow,
  lockMonitor,
  type MonitorRow,
  type Phase,
  updateMonitorRow,
  updateMonitorRows,
} from "./store.queries.ts"

/** One or many: the list's bulk verbs and a single button are the same verb. */
const someMonitors = z.object({ ids: z.array(monitorId).min(1).max(500) })

const assertInterval = async ({ db }: RunContext, intervalSeconds: number) => {
  const { label, minIntervalSeconds } = plans[await getPlan(db)]
  if (intervalSeconds >= minIntervalSeconds) return
  throw new AppError("plan_limit", `The ${label} plan checks every ${minIntervalSeconds} s at most.`, {
    field: "intervalSeconds",
    limit: "interval",
    max: minIntervalSeconds,
  })
}

const isGroup = (type: string) => checkOf(type).where === "members"

const regionsOf = async ({ db, now }: RunContext, type: string, names: readonly string[] | undefined) => {
  if (isGroup(type)) return []
  return names ? codesOfRegions(db, names) : usualRegions(db, now)
}

const insertMonitor = async (context: RunContext, input: MonitorInput) => {
  const id = newId("monitor")
  const place = { tenant: context.tenant.id, id }
  const { config, regions: names, ...fields } = input
  await assertLinks(context.db, id, input)
  const sealed = sealConfig(context.keys, place, config)
  const token = newPushToken(context.keys, place, config.type)
  await insertMonitorRow(context.db, { id, ...fields, type: config.type, config: sealed, ...token })
  const regions = await regionsOf(context, config.type, names)
  await scheduleMonitor(context.db, { monitorId: id, intervalSeconds: input.intervalSeconds, regions })
  context.note({ subject: id, detail: { name: input.name, type: config.type } })
  return { id }
}

export const createMonitor = action("monitor.create", {
  input: monitorInput,
  limit: "monitors",
  async run(context, input) {
    await assertInterval(context, input.intervalSeconds)
    return insertMonitor(context, input)
  },
  announce: wakeWorkers,
})

export const editMonitor = action("monitor.edit", {
  input: monitorEdit,
  async run(context, { id, version, config: given, regions: names, ...fields }) {
    await assertInterval(context, fields.intervalSeconds)
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
    if (isGroup(config.type) !== isGroup(before.type))
      throw new AppError("invalid", "A group stays a group, and nothing else becomes one.", { field: "config.type" })
    await assertLinks(db, id, fields)
    const token = config.type === before.type ? {} : newPushToken(keys, place, config.type)
    await updateMonitorRow(db, id, {
      ...fields,
      ...token,
      wantedIntervalSeconds: stillWanted(before, fields),
      type: config.type,
      config: sealConfig(keys, place, config),
      version: version + 1,
      updatedAt: now,
    })
    if (!isGroup(config.type)) await reschedule(context, before, { intervalSeconds: fields.intervalSeconds, names })
    const groups = [before.groupId, fields.groupId].filter((group) => group !== null)
    if (before.groupId !== fields.groupId) await followMembers(db, groups, await databaseNow(db))
    context.note({ subject: id, detail: { name: fields.name, type: config.type } })
    return { id, version: version + 1 }
  },
  async announce(context, { id }) {
    await stopWorkers(context, [id])
    await wakeWorkers(context)
  },
})

const reschedule = async (
  { db }: RunContext,
  { id: monitorId, pausedAt }: MonitorRow,
  { intervalSeconds, names }: { intervalSeconds: number; names: readonly string[] | undefined },
) => {
  const regions = names && (await codesOfRegions(db, names))
  if (pausedAt) {
    if (regions) await moveStopped(db, { monitorId, intervalSeconds, regions })
    return
  }
  await stopSchedules(db, [monitorId], "edited")
  await scheduleMonitor(db, { monitorId, intervalSeconds, regions })
}

export const cloneMonitor = action("monitor.clone", {
  input: z.object({ id: monitorId }),
  limit: "monitors",
  async run(context, { id }) {
    const original = await lockMonitor(context.db, id)
    const config = openConfig(context.keys, { tenant: context.tenant.id, id }, original.config)
    const name = `${original.name.slice(0, 140)} (copy)`
    const regions = (await listRegionsOf(context.db, id)).map((region) => region.name)
    const same = regions.length > 0 ? { regions } : {}
    return insertMonitor(context, monitorInput.parse({ ...original, ...same, name, config }))
  },
  announce: wakeWorkers,
})

const changeSome = async (
  context: RunContext,
  ids: Id<"monitor">[],
  { phase, set }: { phase: Phase; set: { pausedAt?: Date | null; pauseReason?: null; deletedAt?: Date | null } },
) => {
  const changed = await updateMonitorRows(context.db, ids, { phase, change: { ...set, updatedAt: context.now } })
  context.note({ ...(ids.length === 1 ? { subject: ids[0] } : {}), detail: idsOf(changed) })
  return changed
}

const idsOf = (rows: { id: Id<"monitor"> }[]) => ({ ids: rows.map((row) => row.id) })

/** A group is paused and resumed with its members. */
export const pauseMonitors = action("monitor.pause", {
  input: someMonitors,
  async run(context, { ids }) {
    const all = await withMembers(context.db, ids)
    const changed = await changeSome(context, all, { phase: "running", set: { pausedAt: context.now } })
    await stopSchedules(context.db, idsOf(changed).ids, "paused")
    return idsOf(changed)
  },
  announce: (context, { ids }) => stopWorkers(context, ids),
})

export const resumeMonitors = action("monitor.resume", {
  input: someMonitors,
  async run(context, { ids }) {
    const plan = await getPlan(context.db, { lock: true })
    const all = await withMembers(context.db, ids)
    const changed = await changeSome(context, all, { phase: "paused", set: { pausedAt: null, pauseReason: null } })
    await assertRoomToRun(context.db, plan)
    for (const row of changed)
      await scheduleMonitor(context.db, { monitorId: row.id, intervalSeconds: row.intervalSeconds })
    return idsOf(changed)
  },
  announce: wakeWorkers,
})

/** Begins to watch anew: another grid, and nothing known until the next check; an open incident waits for it. */
export const restartMonitors = action("monitor.restart", {
  input: someMonitors,
  async run(context, { ids }) {
    const all = await withMembers(context.db, ids)
    const changed = await changeSome(context, all, { phase: "running", set: {} })
    await stopSchedules(context.db, idsOf(changed).ids, "edited")
    await resumeStandings(context.db, idsOf(changed).ids, await databaseNow(context.db))
    for (const row of changed)
      await scheduleMonitor(context.db, { monitorId: row.id, intervalSeconds: row.intervalSeconds })
    return idsOf(changed)
  },
  async announce(context, { ids }) {
    await stopWorkers(context, ids)
    await wakeWorkers(context)
  },
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
  announce: (context, { ids }) => stopWorkers(context, ids),
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
