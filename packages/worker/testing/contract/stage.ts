/** A record with workers and people on it, in memory or in PostgreSQL: what the contract of `Ledger` is played on. */
import type { Terms } from "@nightjar/core/monitor"
import type { Ledger } from "../../src/ledger.ts"
import type { Of, Tables } from "../record/tables.ts"

export interface Stage {
  /** A worker that has just come to life. Regions are the codes 1 and 2. */
  hire(region?: number): Promise<Hand>
  create(monitor?: Partial<Wanted>): Promise<Of>
  /** One that is told of every monitor of the tenant, 0 or 1. */
  createChannel(tenant?: number): Promise<void>
  edit(of: Of, terms: Partial<Terms>): Promise<void>
  pause(of: Of): Promise<void>
  resume(of: Of): Promise<void>
  delete(of: Of): Promise<void>
  checkNow(of: Of): Promise<void>
  /** Time passes; who lives gives signs meanwhile. */
  pass(ms: number): Promise<void>
  /** Time passes until the next slot is due, if none is. */
  passUntilDue(): Promise<void>
  tables(): Promise<Tables>
  /** Forgets everything but the tenants. */
  clear(): Promise<void>
  close(): Promise<void>
}

export interface Wanted {
  /** 0 or 1. */
  tenant: number
  terms: Partial<Terms>
  regions: readonly number[]
  isGroup: boolean
  group: Of | null
}

export interface Hand {
  ledger: Ledger
  life: number
  /** The process is gone: its session falls, and nobody gives signs for it. */
  die(): Promise<void>
  /** It is frozen: its session stands, and no sign is given. */
  freeze(): void
}

export const usualTerms: Terms = {
  intervalMs: 60_000,
  timeoutMs: 10_000,
  retryMs: 20_000,
  retries: 1,
  recoveries: 1,
  recoveryMs: 0,
  quorum: 1,
  upsideDown: false,
}

export type CreateStage = () => Promise<Stage>
