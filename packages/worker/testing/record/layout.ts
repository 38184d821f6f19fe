/** Where in PostgreSQL's tables the rows of `tables.ts` stand: by field (or path into one) the column, and how it is kept. */
import { stateLetters } from "@nightjar/core/turn"
import { statusLetters } from "@nightjar/core/verdict"
import { wordOf } from "@nightjar/db/columns"
import { decodeSketches } from "@nightjar/kit/sketch"
import { second } from "@nightjar/kit/time"
import type { Tables } from "./tables.ts"

/** How what the driver answers is read; null stays null. */
export type Kind = (stored: never) => unknown

export interface Layout {
  table: string
  columns: Readonly<Record<string, readonly [column: string, kind: Kind]>>
}

const plain: Kind = (value: unknown) => value
const moment: Kind = (at: Date) => at.getTime()
const seconds: Kind = (stored: number) => stored * second
const status: Kind = (letter: string) => wordOf(statusLetters, letter)
const state: Kind = (letter: string) => wordOf(stateLetters, letter)
const sketch: Kind = (bytes: Uint8Array) => decodeSketches(bytes)

const of = { tenantId: ["tenant_id", plain], monitorId: ["monitor_id", plain] } as const
const place = { ...of, region: ["region", plain] } as const
const slot = { ...place, slotAt: ["slot_at", moment], attempt: ["attempt", plain] } as const

const count = (name: string) => [name, plain] as const

export const layouts: Readonly<Record<keyof Tables, Layout>> = {
  tenants: {
    table: "tenant",
    columns: { id: ["id", plain] },
  },
  monitors: {
    table: "monitor",
    columns: {
      tenantId: ["tenant_id", plain],
      monitorId: ["id", plain],
      config: ["config", plain],
      "terms.intervalMs": ["interval_seconds", seconds],
      "terms.timeoutMs": ["timeout_seconds", seconds],
      "terms.retryMs": ["retry_interval_seconds", seconds],
      "terms.retries": ["retries", plain],
      "terms.recoveries": ["recoveries", plain],
      "terms.recoveryMs": ["recovery_seconds", seconds],
      "terms.quorum": ["quorum", plain],
      "terms.upsideDown": ["upside_down", plain],
      groupId: ["group_id", plain],
      pausedAt: ["paused_at", moment],
      deletedAt: ["deleted_at", moment],
    },
  },
  schedules: {
    table: "schedule",
    columns: {
      ...place,
      anchorAt: ["anchor_at", moment],
      nextSlotAt: ["next_slot_at", moment],
      dueAt: ["due_at", moment],
      intervalMs: ["interval_seconds", seconds],
      token: ["token", plain],
      claimedBy: ["claimed_by", plain],
      attempt: ["attempt", plain],
      failures: ["failures", plain],
      begun: ["begun", plain],
    },
  },
  epochs: {
    table: "epoch",
    columns: {
      ...place,
      anchorAt: ["anchor_at", moment],
      endedAt: ["ended_at", moment],
      intervalMs: ["interval_seconds", seconds],
    },
  },
  heartbeats: {
    table: "heartbeat",
    columns: {
      ...slot,
      startedAt: ["started_at", moment],
      latencyMs: ["latency_ms", plain],
      "phases.dns": ["dns", plain],
      "phases.connect": ["connect", plain],
      "phases.tls": ["tls", plain],
      "phases.firstByte": ["first_byte", plain],
      "phases.body": ["body", plain],
      token: ["token", plain],
      seq: ["seq", plain],
      status: ["status", status],
      state: ["state", state],
    },
  },
  evidence: { table: "evidence", columns: { ...slot, status: ["status", status], outcome: ["outcome", plain] } },
  gaps: {
    table: "gap",
    columns: {
      ...place,
      from: ["from_at", moment],
      to: ["to_at", moment],
      slots: ["slots", plain],
      cause: ["cause", plain],
      seq: ["seq", plain],
      backlog: ["backlog", plain],
    },
  },
  standings: {
    table: "standing",
    columns: {
      ...of,
      state: ["state", state],
      settled: ["settled", state],
      since: ["since", moment],
      outageSince: ["outage_since", moment],
      seq: ["seq", plain],
      runs: ["runs", plain],
      turnedAt: ["turned_at", plain],
      flappingSince: ["flapping_since", moment],
    },
  },
  spans: {
    table: "span",
    columns: { ...of, from: ["from_at", moment], to: ["to_at", moment], state: ["state", state] },
  },
  turns: {
    table: "turn",
    columns: {
      ...of,
      seq: ["seq", plain],
      at: ["at", moment],
      since: ["since", moment],
      from: ["from_state", state],
      to: ["to_state", state],
      incident: ["incident", plain],
      flapping: ["flapping", plain],
      reason: ["reason", plain],
      runs: ["runs", plain],
      plan: ["plan", plain],
    },
  },
  channels: {
    table: "channel",
    columns: {
      tenantId: ["tenant_id", plain],
      id: ["id", plain],
      type: ["type", plain],
      config: ["config", plain],
      isDefault: ["is_default", plain],
      disabledAt: ["disabled_at", moment],
      deletedAt: ["deleted_at", moment],
    },
  },
  deliveries: {
    table: "delivery",
    columns: {
      ...of,
      id: ["id", plain],
      incidentId: ["incident_id", plain],
      channelId: ["channel_id", plain],
      createdAt: ["created_at", moment],
      dueAt: ["due_at", moment],
      settledAt: ["settled_at", moment],
      turnSeq: ["turn_seq", plain],
      token: ["token", plain],
      claimedBy: ["claimed_by", plain],
      attempts: ["attempts", plain],
      unanswered: ["unanswered", plain],
      step: ["step", plain],
      state: ["state", plain],
      reason: ["reason", plain],
      message: ["message", plain],
      answer: ["answer", plain],
    },
  },
  incidents: {
    table: "incident",
    columns: {
      ...of,
      id: ["id", plain],
      openedAt: ["opened_at", moment],
      resolvedAt: ["resolved_at", moment],
      openedSeq: ["opened_seq", plain],
      resolvedSeq: ["resolved_seq", plain],
      reason: ["reason", plain],
    },
  },
  probes: {
    table: "probe",
    columns: {
      ...place,
      id: ["id", plain],
      why: ["why", plain],
      requestedAt: ["requested_at", moment],
      dueAt: ["due_at", moment],
      startedAt: ["started_at", moment],
      answeredAt: ["answered_at", moment],
      token: ["token", plain],
      claimedBy: ["claimed_by", plain],
      seq: ["seq", plain],
      timeoutMs: ["timeout_seconds", seconds],
      sealedConfig: ["sealed_config", plain],
      outcome: ["outcome", plain],
    },
  },
  lives: {
    table: "worker_life",
    columns: {
      id: ["id", plain],
      workerId: ["worker_id", plain],
      region: ["region", plain],
      bornAt: ["born_at", moment],
      seenAt: ["seen_at", moment],
      endedAt: ["ended_at", moment],
      after: ["after", plain],
    },
  },
  marks: { table: "rollup_mark", columns: { ...slot, dueAt: ["due_at", moment] } },
  hours: {
    table: "rollup_hour",
    columns: {
      ...place,
      from: ["from_at", moment],
      "counts.up": count("up"),
      "counts.degraded": count("degraded"),
      "counts.down": count("down"),
      "counts.unknown": count("unknown"),
      "counts.blocked": count("blocked"),
      "latency.count": count("latency_count"),
      "latency.sum": count("latency_sum"),
      "latency.min": count("latency_min"),
      "latency.max": count("latency_max"),
      "latency.sketch": ["sketch", sketch],
    },
  },
  pings: {
    table: "ping",
    columns: {
      ...of,
      at: ["at", moment],
      status: ["status", plain],
      message: ["message", plain],
      pingMs: ["ping_ms", plain],
    },
  },
}
