/**
 * What the engine remembers, as plain rows: what the tables hold, with Unix milliseconds for moments, milliseconds for
 * lengths and words for letters. The record in memory is made of them, that in PostgreSQL is read into them, and the
 * oracle judges them.
 */
import type { ChannelConfig } from "@nightjar/core/channel"
import type { DeliveryAnswer, DeliveryMessage, DeliveryState } from "@nightjar/core/delivery"
import type { Gap, Life } from "@nightjar/core/gap"
import type { Evidence, Heartbeat } from "@nightjar/core/heartbeat"
import type { MonitorConfig, Terms } from "@nightjar/core/monitor"
import type { Ping } from "@nightjar/core/ping"
import type { Why } from "@nightjar/core/probe"
import type { Bucket } from "@nightjar/core/rollup"
import type { Span } from "@nightjar/core/span"
import type { Standing } from "@nightjar/core/standing"
import { keyOf } from "@nightjar/core/standing/move"
import type { MonitorTurn, Plan } from "@nightjar/core/turn"
import type { Status } from "@nightjar/core/verdict"

/** Uuids. */
export interface Of {
  tenantId: string
  monitorId: string
}

/** A monitor as one region checks it. */
export interface In extends Of {
  region: number
}

export const placeOf = (of: In) => `${keyOf(of)}/${of.region}`

export const isOf = (row: Of, of: Of) => row.monitorId === of.monitorId && row.tenantId === of.tenantId

export interface TenantRow {
  id: string
}

export interface MonitorRow extends Of {
  config: MonitorConfig
  terms: Terms
  groupId: string | null
  pausedAt: number | null
  deletedAt: number | null
}

export interface ScheduleRow extends In {
  anchorAt: number
  nextSlotAt: number
  dueAt: number | null
  intervalMs: number
  token: number
  claimedBy: number | null
  attempt: number
  failures: number
  begun: boolean
}

export interface EpochRow extends In {
  anchorAt: number
  endedAt: number | null
  intervalMs: number
}

export interface EvidenceRow extends In {
  slotAt: number
  attempt: number
  status: Status
  outcome: Evidence
}

export interface IncidentRow extends Of {
  id: string
  openedAt: number
  resolvedAt: number | null
  openedSeq: number
  resolvedSeq: number | null
  reason: string
}

export interface ProbeRow {
  tenantId: string
  id: string
  /** Null for the test of a form. */
  monitorId: string | null
  region: number
  why: Why
  requestedAt: number
  dueAt: number
  startedAt: number | null
  answeredAt: number | null
  token: number
  claimedBy: number | null
  seq: number | null
  timeoutMs: number | null
  sealedConfig: string | null
  outcome: (Evidence & { status: Status }) | null
}

export interface ChannelRow {
  tenantId: string
  id: string
  type: string
  config: ChannelConfig
  isDefault: boolean
  disabledAt: number | null
  deletedAt: number | null
}

export interface DeliveryRow extends Of {
  id: string
  incidentId: string | null
  channelId: string
  createdAt: number
  dueAt: number
  settledAt: number | null
  turnSeq: number
  token: number
  claimedBy: number | null
  attempts: number
  unanswered: number
  step: number
  state: DeliveryState
  reason: string | null
  message: DeliveryMessage
  answer: DeliveryAnswer | null
}

export interface LifeRow {
  id: number
  workerId: string
  region: number
  bornAt: number
  seenAt: number
  endedAt: number | null
  after: Life["after"]
}

/** How far the heartbeats of a schedule are rolled up. */
export interface MarkRow extends In {
  slotAt: number
  attempt: number
  dueAt: number
}

/** The plan is null for turns from before anybody was told. */
export type TurnRow = MonitorTurn & { plan: Plan | null }
export type PingRow = Of & Ping
export type StandingRow = Of & Standing
export type SpanRow = Of & Span
export type HourRow = In & Bucket

export interface Tables {
  tenants: TenantRow[]
  monitors: MonitorRow[]
  schedules: ScheduleRow[]
  epochs: EpochRow[]
  heartbeats: Heartbeat[]
  evidence: EvidenceRow[]
  gaps: Gap[]
  standings: StandingRow[]
  spans: SpanRow[]
  turns: TurnRow[]
  incidents: IncidentRow[]
  channels: ChannelRow[]
  deliveries: DeliveryRow[]
  probes: ProbeRow[]
  lives: LifeRow[]
  marks: MarkRow[]
  hours: HourRow[]
  pings: PingRow[]
}
