/** What people do, as `monitor.actions.ts`, `probe.actions.ts` and `standing.actions.ts` do it in one transaction each. */
import { channelConfig } from "@nightjar/channels/all"
import { webhookSample } from "@nightjar/core/channel/sample"
import type { MonitorConfig, Terms } from "@nightjar/core/monitor"
import { pause, resolve } from "@nightjar/core/standing"
import { keyOf } from "@nightjar/core/standing/move"
import { endEpochs, followMembers, resumeByHand, scheduleMonitor, turnAll } from "./epochs.ts"
import type { Memory } from "./memory.ts"
import { requestChecks } from "./probes.ts"
import { groupsAbove, isWatched } from "./standings.ts"
import type { MonitorRow, Of } from "./tables.ts"

export interface NewMonitor {
  tenantId: string
  config: MonitorConfig
  terms: Terms
  /** Codes. */
  regions: readonly number[]
  groupId: string | null
}

/** A channel that is told of every monitor of its tenant. Returns its uuid. */
export const createChannel = (memory: Memory, tenantId: string): string => {
  const id = memory.newId()
  const { type } = channel
  memory.channels.set(id, { tenantId, id, type, config: channel, isDefault: true, disabledAt: null, deletedAt: null })
  return id
}

const channel = channelConfig.parse(webhookSample.config)

export interface Change {
  terms?: Terms
  regions?: readonly number[]
}

/** @returns the monitor's uuid */
export const createMonitor = (memory: Memory, { regions, ...given }: NewMonitor): string => {
  const row: MonitorRow = { ...given, monitorId: memory.newId(), pausedAt: null, deletedAt: null }
  memory.monitors.set(keyOf(row), row)
  scheduleMonitor(memory, row, row.config.type === "group" ? [] : regions)
  return row.monitorId
}

export const editMonitor = (memory: Memory, of: Of, { terms, regions }: Change): void => {
  const row = present(memory, of)
  if (!row || row.config.type === "group") return
  const edited = { ...row, terms: terms ?? row.terms }
  memory.monitors.set(keyOf(of), edited)
  if (row.pausedAt !== null) return
  endEpochs(memory, [edited], "edited")
  scheduleMonitor(memory, edited, regions)
}

export const pauseMonitor = (memory: Memory, of: Of): void => {
  const rows = withMembers(memory, of).filter(isWatched)
  for (const row of rows) row.pausedAt = memory.now()
  stop(memory, rows)
}

export const resumeMonitor = (memory: Memory, of: Of): void => {
  const rows = withMembers(memory, of).filter((row) => row.pausedAt !== null)
  for (const row of rows) row.pausedAt = null
  for (const row of rows) scheduleMonitor(memory, row)
}

export const restartMonitor = (memory: Memory, of: Of): void => {
  const rows = withMembers(memory, of).filter(isWatched)
  endEpochs(memory, rows, "edited")
  resumeByHand(memory, rows)
  for (const row of rows) scheduleMonitor(memory, row)
}

export const deleteMonitor = (memory: Memory, of: Of): void => {
  const row = present(memory, of)
  if (!row) return
  row.deletedAt = memory.now()
  if (row.pausedAt === null) stop(memory, [row])
}

export const restoreMonitor = (memory: Memory, of: Of): void => {
  const row = memory.monitors.get(keyOf(of))
  if (!row || row.deletedAt === null) return
  row.deletedAt = null
  if (row.pausedAt === null) scheduleMonitor(memory, row)
}

/** The first probe's id; null where there is nothing to check. */
export const checkNow = (memory: Memory, of: Of): string | null => {
  const row = present(memory, of)
  return row && isWatched(row) ? requestChecks(memory, of) : null
}

/** Says of the monitor's open incident that it is over. */
export const resolveByHand = (memory: Memory, of: Of): void => {
  const row = memory.monitors.get(keyOf(of))
  if (row) turnAll(memory, [row], { by: resolve, reason: "Resolved by hand." })
}

/** Puts a monitor into another group, or into none. */
export const regroup = (memory: Memory, of: Of, groupId: string | null): void => {
  const row = present(memory, of)
  if (!row || row.groupId === groupId) return
  const left = groupsAbove(memory, [row])
  row.groupId = groupId
  followMembers(memory, [...new Set([...left, ...groupsAbove(memory, [row])])])
}

const stop = (memory: Memory, rows: readonly MonitorRow[]) => {
  endEpochs(memory, rows, "paused")
  turnAll(memory, rows, { by: pause, reason: "Paused." })
}

const present = (memory: Memory, of: Of): MonitorRow | null => {
  const row = memory.monitors.get(keyOf(of))
  return row && row.deletedAt === null ? row : null
}

/** It and, where it is a group, its members, and so on down. */
const withMembers = (memory: Memory, of: Of): MonitorRow[] => {
  const row = present(memory, of)
  if (!row) return []
  const members = [...memory.monitors.values()].filter(
    (one) => one.tenantId === of.tenantId && one.groupId === of.monitorId && one.deletedAt === null,
  )
  return [row, ...members.flatMap((member) => withMembers(memory, member))]
}
