/** Who is there at the beginning: tenants, their groups and monitors, and those who call the push monitors. */
import { checkConfig } from "@nightjar/checks/all"
import { uuidToId } from "@nightjar/kit/id"
import { second } from "@nightjar/kit/time"
import type { Memory } from "../record/memory.ts"
import { createChannel, createMonitor } from "../record/people.ts"
import { recordPing } from "../record/pings.ts"
import type { Of } from "../record/tables.ts"
import type { WhisperNet } from "./bus.ts"
import { groupsOfTenant, type MonitorPlan, type Plan, tenantCount } from "./plan.ts"
import type { Temper } from "./providers.ts"
import type { Targets } from "./targets.ts"
import type { VirtualTime } from "./virtual-time.ts"

export interface Cast {
  monitors: Of[]
  /** By tenant. */
  groups: Of[][]
}

export interface CastOptions {
  plan: Plan
  memory: Memory
  targets: Targets
  time: VirtualTime
  net: WhisperNet
  /** Is filled: by the channel's id, how its provider is. */
  tempers: Map<string, Temper>
}

export const plantCast = (options: CastOptions): Cast => {
  const { plan, memory } = options
  const tenants = Array.from({ length: tenantCount }, () => memory.newId())
  for (const tenant of tenants) memory.tenants.add(tenant)
  for (const [place, tenantId] of tenants.entries()) plantChannels(options, tenantId, plan.channels[place]!)
  const groups = tenants.map((tenant) => plantGroups(options, tenant))
  const monitors = plan.monitors.map((one, place) =>
    plantMonitor(options, one, { place, tenantId: tenants[one.tenant]!, groups: groups[one.tenant]! }),
  )
  return { monitors, groups }
}

const plantChannels = ({ memory, tempers }: CastOptions, tenantId: string, planned: readonly Temper[]) => {
  for (const temper of planned) tempers.set(createChannel(memory, tenantId), temper)
}

const groupConfig = checkConfig.parse({ type: "group" })
const pushConfig = checkConfig.parse({ type: "push", graceSeconds: 1 })

/** Each is a member of the one before it. */
const plantGroups = ({ memory, plan }: CastOptions, tenantId: string): Of[] => {
  const groups: Of[] = []
  for (let i = 0; i < groupsOfTenant; i++) {
    const { terms } = plan.monitors[0]!
    const groupId = groups.at(-1)?.monitorId ?? null
    groups.push({
      tenantId,
      monitorId: createMonitor(memory, { tenantId, config: groupConfig, terms, regions: [], groupId }),
    })
  }
  return groups
}

const plantMonitor = (
  options: CastOptions,
  { isPush, manner, swingMs, regions, group, terms }: MonitorPlan,
  { place, tenantId, groups }: { place: number; tenantId: string; groups: Of[] },
): Of => {
  const { memory, targets } = options
  const name = `t${place}`
  targets.add(name, { manner, swingMs, upsideDown: terms.upsideDown })
  const monitorId = createMonitor(memory, {
    tenantId,
    config: isPush ? pushConfig : targets.configOf(name),
    terms: isPush ? { ...terms, upsideDown: false } : terms,
    regions,
    groupId: group === null ? null : groups[group]!.monitorId,
  })
  const of = { tenantId, monitorId }
  if (isPush) callNow(options, of, manner === "steady")
  return of
}

/** Calls twice in each of the shortest intervals; who is not steady is silent for a while, or says that it is down. */
const callNow = (options: CastOptions, of: Of, isSteady: boolean) => {
  const { time, memory, net, plan } = options
  const elapsed = time.now - plan.start
  const isBad = !isSteady && elapsed > 4 * second && elapsed < 13 * second
  const status = isBad ? "down" : elapsed > plan.troubleMs ? "up" : null
  if (!isBad || elapsed > 10 * second) {
    const asked = recordPing(memory, of, { status, message: null, pingMs: 7 })
    if (asked) net.publish({ kind: "probe", region: "*" })
  }
  time.at(time.now + 2 * second, () => callNow(options, of, isSteady))
}

export const idOf = ({ monitorId }: Of) => uuidToId("monitor", monitorId)
