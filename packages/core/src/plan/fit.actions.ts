/** After a change of plan: what is too much for it is paused or slowed, what it holds again is given back. */
import type { Id } from "@nightjar/kit/id"
import { z } from "zod"
import { action, type RunContext } from "../action.ts"
import type { Context } from "../context.ts"
import { paceWithin } from "../monitor/monitor.ts"
import { updateMonitorRow, updateMonitorRows } from "../monitor/store.queries.ts"
import { stopWorkers, wakeWorkers } from "../probe/wake.ts"
import { scheduleMonitor, stopSchedules } from "../schedule/schedule.queries.ts"
import { findMisfits } from "./fit.queries.ts"
import { getPlan } from "./plan.queries.ts"
import { type PlanName, plans } from "./plan.ts"

/** Monitors of one transaction: no write lasts over a second. */
const atOnce = 50

type Misfits = Awaited<ReturnType<typeof findMisfits>>

const countOf = ({ pause, resume, retime }: Misfits) => pause.length + resume.length + retime.length

const pauseForPlan = async ({ db, now }: RunContext, ids: Id<"monitor">[]) => {
  if (ids.length === 0) return
  const change = { pausedAt: now, pauseReason: "plan", updatedAt: now } as const
  await updateMonitorRows(db, ids, { phase: "running", change })
  await stopSchedules(db, ids, "paused")
}

const resumeForPlan = async ({ db, now }: RunContext, ids: Id<"monitor">[]) => {
  if (ids.length === 0) return
  const change = { pausedAt: null, pauseReason: null, updatedAt: now }
  const changed = await updateMonitorRows(db, ids, { phase: "paused", change })
  for (const { id, intervalSeconds } of changed) await scheduleMonitor(db, { monitorId: id, intervalSeconds })
}

const retime = async ({ db, now }: RunContext, monitors: Misfits["retime"], plan: PlanName) => {
  const running = monitors.filter(({ pausedAt }) => pausedAt === null)
  await stopSchedules(
    db,
    running.map(({ id }) => id),
    "edited",
  )
  for (const { id, pausedAt, ...monitor } of monitors) {
    const pace = paceWithin(monitor, plans[plan].minIntervalSeconds)
    await updateMonitorRow(db, id, { ...pace, updatedAt: now })
    if (pausedAt === null) await scheduleMonitor(db, { monitorId: id, intervalSeconds: pace.intervalSeconds })
  }
}

const fit = action("monitor.fit", {
  input: z.void(),
  async run(context) {
    const plan = await getPlan(context.db, { lock: true })
    const misfits = await findMisfits(context.db, plan, atOnce)
    await pauseForPlan(context, misfits.pause)
    await resumeForPlan(context, misfits.resume)
    const paused = new Set(misfits.pause)
    const resumed = new Set(misfits.resume)
    const retimed = misfits.retime.filter(({ id }) => !paused.has(id) && !resumed.has(id))
    await retime(context, retimed, plan)
    const retimedIds = retimed.map(({ id }) => id)
    context.note({ detail: { plan, paused: misfits.pause, resumed: misfits.resume, retimed: retimedIds } })
    return { touched: [...misfits.pause, ...misfits.resume, ...retimedIds] }
  },
  async announce(context, { touched }) {
    await stopWorkers(context, touched)
    await wakeWorkers(context)
  },
})

/** Makes all monitors fit the plan that the workspace has now, some at a time. The audit log hears of it when some did not. */
export const fitMonitors = async (context: Context): Promise<void> => {
  const asEngine: Context = { ...context, actor: { kind: "system" }, address: null }
  const findSome = () => context.database.read(context.tenant.id, async (db) => findMisfits(db, await getPlan(db), 1))
  while (countOf(await findSome()) > 0) if ((await fit(asEngine)).touched.length === 0) return
}
