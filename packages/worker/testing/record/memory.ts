/** The record in memory: rows by key where they are looked up, and lists of what is only ever appended. */
import type { Gap } from "@nightjar/core/gap"
import type { Heartbeat } from "@nightjar/core/heartbeat"
import type { Span } from "@nightjar/core/span"
import type { Rules, Standing } from "@nightjar/core/standing"
import { type Steps, steps } from "./steps.ts"
import {
  type ChannelRow,
  type DeliveryRow,
  type EpochRow,
  type EvidenceRow,
  type HourRow,
  type IncidentRow,
  type LifeRow,
  type MarkRow,
  type MonitorRow,
  type PingRow,
  type ProbeRow,
  placeOf,
  type ScheduleRow,
  type Tables,
  type TurnRow,
} from "./tables.ts"

export interface Memory {
  /** The database's clock. */
  now: () => number
  newId(): string
  steps: Steps
  tenants: Set<string>
  /** By id. */
  channels: Map<string, ChannelRow>
  /** By `keyOf`. */
  monitors: Map<string, MonitorRow>
  standings: Map<string, Standing>
  spans: Map<string, Span[]>
  pings: Map<string, PingRow[]>
  /** By `placeOf`. */
  schedules: Map<string, ScheduleRow>
  marks: Map<string, MarkRow>
  heartbeats: Map<string, Heartbeat[]>
  /** By `placeOf` and the start of the hour. */
  hours: Map<string, HourRow>
  lives: Map<number, LifeRow>
  epochs: EpochRow[]
  evidence: EvidenceRow[]
  gaps: Gap[]
  turns: TurnRow[]
  incidents: IncidentRow[]
  deliveries: DeliveryRow[]
  probes: ProbeRow[]
  /** Those that are not answered, by id. */
  openProbes: Map<string, ProbeRow>
  /** By `keyOf` and seq: the rules that a verdict was judged by, which an edit changes and no table keeps. */
  rules: Map<string, Rules>
}

/** @param planted decisions to be made another way than they should be */
export const createMemory = (now: () => number, planted: Partial<Steps> = {}): Memory => {
  let ids = 0
  return {
    now,
    newId: () => `00000000-0000-7000-8000-${(++ids).toString(16).padStart(12, "0")}`,
    steps: { ...steps, ...planted },
    tenants: new Set(),
    channels: new Map(),
    monitors: new Map(),
    standings: new Map(),
    spans: new Map(),
    pings: new Map(),
    schedules: new Map(),
    marks: new Map(),
    heartbeats: new Map(),
    hours: new Map(),
    lives: new Map(),
    epochs: [],
    evidence: [],
    gaps: [],
    turns: [],
    incidents: [],
    deliveries: [],
    probes: [],
    openProbes: new Map(),
    rules: new Map(),
  }
}

export const appendHeartbeat = (memory: Memory, beat: Heartbeat): void => append(memory.heartbeats, placeOf(beat), beat)

export const append = <Row>(lists: Map<string, Row[]>, key: string, row: Row): void => {
  const list = lists.get(key)
  if (list) list.push(row)
  else lists.set(key, [row])
}

export const tablesOf = (memory: Memory): Tables => ({
  tenants: [...memory.tenants].map((id) => ({ id })),
  monitors: [...memory.monitors.values()],
  schedules: [...memory.schedules.values()],
  epochs: memory.epochs,
  heartbeats: [...memory.heartbeats.values()].flat(),
  evidence: memory.evidence,
  gaps: memory.gaps,
  standings: [...memory.standings].map(([key, standing]) => ({ ...ofKey(key), ...standing })),
  spans: [...memory.spans].flatMap(([key, spans]) => spans.map((span) => ({ ...ofKey(key), ...span }))),
  turns: memory.turns,
  incidents: memory.incidents,
  channels: [...memory.channels.values()],
  deliveries: memory.deliveries,
  probes: memory.probes,
  lives: [...memory.lives.values()],
  marks: [...memory.marks.values()],
  hours: [...memory.hours.values()],
  pings: [...memory.pings.values()].flat(),
})

const ofKey = (key: string) => {
  const [tenantId, monitorId] = key.split("/") as [string, string]
  return { tenantId, monitorId }
}
