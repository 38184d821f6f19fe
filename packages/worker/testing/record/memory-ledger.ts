/** The record in memory as a worker sees it: each call is one step that nothing else comes between. */
import type { MonitorConfig } from "@nightjar/core/monitor"
import type { WatchedMonitor } from "@nightjar/core/monitor/fleet"
import { keyOf } from "@nightjar/core/standing/move"
import type { Ledger } from "../../src/ledger.ts"
import { beginSuspect, claimSchedules, freeClaims, readBacklog, releaseClaims } from "./claims.ts"
import { completeAttempts } from "./completions.ts"
import { claimDeliveries, countWaiting, freeDeliveries, settleDeliveries } from "./deliveries.ts"
import { beginLife, endLives, giveSign, type Session, type Sessions } from "./lives.ts"
import type { Memory } from "./memory.ts"
import { askPings } from "./pings.ts"
import { answerProbes, claimProbes, freeProbes } from "./probes.ts"
import { rollUp } from "./rollups.ts"
import { isWatched } from "./standings.ts"
import type { Of } from "./tables.ts"

/** @param sessions those that are open; `session` is this worker's */
export const memoryLedger = (memory: Memory, session: Session, sessions: Sessions): Ledger => {
  const { region } = session
  return {
    async claim(ask) {
      return claimSchedules(memory, { ...ask, region }).flatMap((claim) => {
        const monitor = watched(memory, claim)
        return monitor ? [{ claim, monitor }] : []
      })
    },
    complete: async (attempts, life) => completeAttempts(memory, life, attempts),
    beginSuspect: async (claim) => beginSuspect(memory, claim),
    release: async (claims) => releaseClaims(memory, claims),
    claimProbes: async (ask) =>
      claimProbes(memory, { ...ask, region }).map((probe) => {
        const { tenantId, monitorId, sealedConfig } = probe
        const monitor = monitorId === null ? null : watched(memory, { tenantId, monitorId })
        const config = sealedConfig === null ? null : (JSON.parse(sealedConfig) as MonitorConfig)
        return { probe, monitor, config: config ?? monitor?.config ?? null }
      }),
    answer: async (answers) => answerProbes(memory, answers),
    claimDeliveries: async (ask) => claimDeliveries(memory, ask),
    settleDeliveries: async (settlements) => settleDeliveries(memory, settlements),
    // In memory nothing depends on anything, so nothing is held back for it.
    tellHeldBack: async () => 0,
    countWaiting: async () => countWaiting(memory),
    askPings: async (questions) => askPings(memory, questions),
    readBacklog: async () => readBacklog(memory, region),
    async beginLife(after, earlier) {
      if (earlier !== null) session.locks.delete(earlier)
      return beginLife(memory, session, after)
    },
    giveSign: async (life) => giveSign(memory, life),
    async reap(own) {
      const ended = endLives(memory, sessions, own ?? null)
      if (ended.length === 0) return 0
      freeProbes(memory, ended)
      freeDeliveries(memory, ended)
      return freeClaims(memory, ended)
    },
    // Nobody plans maintenance in memory.
    advanceMaintenances: async () => [],
    reconcileMaintenance: async () => [],
    rollUp: async (batch) => rollUp(memory, batch),
    sweep: async () => {},
  }
}

const watched = (memory: Memory, of: Of): WatchedMonitor | null => {
  const row = memory.monitors.get(keyOf(of))
  if (!row || !isWatched(row)) return null
  const { tenantId, monitorId, config, terms } = row
  return { tenantId, monitorId, config, terms }
}
