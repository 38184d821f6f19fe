/** The record, as the loops know it. PostgreSQL is one adapter; all calls are set-based, all moments Unix milliseconds. */
import type { Attempt, Recorded } from "@nightjar/core/attempt"
import type { ClaimOptions as DeliveryAsk, Errand } from "@nightjar/core/delivery/claim"
import type { Settlement } from "@nightjar/core/delivery/settling"
import type { Life } from "@nightjar/core/gap"
import type { Found } from "@nightjar/core/heartbeat"
import type { WatchedMonitor } from "@nightjar/core/monitor/fleet"
import type { PushQuestion } from "@nightjar/core/ping/fleet"
import type { Answer, ProbeClaim } from "@nightjar/core/probe"
import type { Backlog, Claim } from "@nightjar/core/schedule"
import type { Load } from "@nightjar/core/worker"

type Config = NonNullable<WatchedMonitor["config"]>

/** A claimed slot, with what is to be run. */
export interface Task {
  claim: Claim
  monitor: WatchedMonitor
}

export interface ProbeTask {
  probe: ProbeClaim
  /** Null for the test of a form, and where the monitor is paused or gone. */
  monitor: WatchedMonitor | null
  /** Null where there is nothing to run, or no key opens it. */
  config: Config | null
}

export interface Ledger {
  claim(ask: { life: number; batch: number; lookAheadMs: number }): Promise<Task[]>
  /**
   * Null for each attempt that came too late: somebody else holds the slot, or the monitor was paused or edited.
   * `life` is whose the claims are that are kept.
   */
  complete(attempts: readonly Attempt[], life: number | null): Promise<(Recorded | null)[]>
  /** Told before a check is run that a worker died with before. */
  beginSuspect(claim: Claim): Promise<void>
  /** Gives slots back; they are due at `claim.dueAt`. */
  release(claims: readonly Claim[]): Promise<void>
  claimProbes(ask: { life: number; batch: number }): Promise<ProbeTask[]>
  answer(answers: readonly Answer[]): Promise<void>
  claimDeliveries(ask: DeliveryAsk): Promise<Errand[]>
  /** Answers those that were stored: the others are held by somebody else. */
  settleDeliveries(settlements: readonly Settlement[]): Promise<readonly Settlement[]>
  /** Plans messages of outages that were held back while something else was down. Answers how many outages. */
  tellHeldBack(batch: number): Promise<number>
  /** Messages that nobody holds: due ones, and those that wait for another attempt. */
  countWaiting(): Promise<{ due: number; later: number }>
  askPings(questions: readonly PushQuestion[]): Promise<Pick<Found, "status" | "message" | "latencyMs">[]>
  /** What of the region is due and held by nobody. */
  readBacklog(): Promise<Backlog>
  /** Begins a life of this process; the earlier one, if any, is given up. */
  beginLife(after: Life["after"], earlier: number | null): Promise<number>
  /** The database's time; null when the life has ended meanwhile. */
  giveSign(life: number, load: Load): Promise<number | null>
  /** Frees what ended lives held, and `own` with them. Answers how many slots that were. */
  reap(own?: number): Promise<number>
  /** Opens and closes maintenance windows that are due. Answers the tenant (a uuid) of each maintenance looked at. */
  advanceMaintenances(batch: number): Promise<string[]>
  /** Makes monitors stand in maintenance where an open window covers them. Answers the tenant of each that moved. */
  reconcileMaintenance(batch: number): Promise<string[]>
  /** Answers how many schedules were rolled up; less than `batch` means that nothing more is due. */
  rollUp(batch: number): Promise<number>
  /** Removes what nobody needs any more. */
  sweep(): Promise<void>
}
