/** The record in PostgreSQL. */
import { completeAttempts } from "@nightjar/core/attempt/fleet"
import { dropOldBillingEvents } from "@nightjar/core/billing/fleet"
import { eraseChannels } from "@nightjar/core/channel/fleet"
import { claimDeliveries } from "@nightjar/core/delivery/claim"
import { countWaiting, dropOldDeliveries, freeDeliveries, settleDeliveries } from "@nightjar/core/delivery/fleet"
import { tellHeldBack } from "@nightjar/core/delivery/held-back"
import { dropOldEvents } from "@nightjar/core/event/fleet"
import { dropOldMails } from "@nightjar/core/mail/fleet"
import { advanceMaintenances, reconcileMaintenance } from "@nightjar/core/maintenance/fleet"
import { eraseDeleted, readMonitors, type WatchedMonitor } from "@nightjar/core/monitor/fleet"
import { askPings, dropOldPings } from "@nightjar/core/ping/fleet"
import type { ProbeClaim } from "@nightjar/core/probe"
import { answerProbes, claimProbes, dropOldProbes, freeProbes } from "@nightjar/core/probe/fleet"
import { openTestConfig } from "@nightjar/core/probe/test-config"
import { signForRegion } from "@nightjar/core/region/fleet"
import { rollUp } from "@nightjar/core/rollup/fleet"
import { beginSuspect, claimSchedules, freeClaims, readBacklog, releaseClaims } from "@nightjar/core/schedule/fleet"
import { sweepSessions } from "@nightjar/core/session/fleet"
import { beginLife, dropOldLives, endLives, forgetLife, giveSign } from "@nightjar/core/worker/fleet"
import type { FleetDb } from "@nightjar/db/transaction"
import { uuidToId } from "@nightjar/kit/id"
import type { KeyRing } from "@nightjar/kit/secret"
import type { Ledger, ProbeTask } from "./ledger.ts"

export interface PostgresLedgerOptions {
  db: FleetDb
  /** One lasting connection of this process alone: the life's lock stands and falls with it. */
  session: FleetDb
  keys: KeyRing
  workerId: string
  /** The region's code. */
  region: number
}

export const postgresLedger = (options: PostgresLedgerOptions): Ledger => {
  const { db, session, keys, workerId, region } = options
  return {
    claim: (ask) =>
      db.transaction(async (sql) => {
        const claims = await claimSchedules(sql, { ...ask, region })
        const monitors = byId(claims.length > 0 ? await readMonitors(sql, keys, claims) : [])
        return claims.flatMap((claim) => {
          const monitor = monitors.get(claim.monitorId)
          return monitor ? [{ claim, monitor }] : []
        })
      }),
    complete: (attempts, life) => completeAttempts(db, life, attempts),
    beginSuspect: (claim) => db.transaction(async (sql) => void (await beginSuspect(sql, claim))),
    async release(claims) {
      if (claims.length > 0) await db.transaction((sql) => releaseClaims(sql, claims))
    },
    claimProbes: (ask) =>
      db.transaction(async (sql) => {
        const probes = await claimProbes(sql, { ...ask, region })
        const asked = probes.flatMap(({ tenantId, monitorId }) => (monitorId ? [{ tenantId, monitorId }] : []))
        const monitors = byId(asked.length > 0 ? await readMonitors(sql, keys, asked) : [])
        return probes.map((probe) => probeTask(keys, probe, monitors))
      }),
    answer: (answers) => answerProbes(db, answers),
    claimDeliveries: (ask) => db.transaction((sql) => claimDeliveries(sql, keys, ask)),
    settleDeliveries: (settlements) => settleDeliveries(db, settlements),
    tellHeldBack: (batch) => db.transaction((sql) => tellHeldBack(sql, batch)),
    countWaiting: () => db.transaction(countWaiting),
    askPings: (questions) => db.transaction((sql) => askPings(sql, questions)),
    readBacklog: () => db.transaction((sql) => readBacklog(sql, region)),
    beginLife: (after, earlier) =>
      session.transaction(async (sql) => {
        if (earlier !== null) await forgetLife(sql, earlier)
        return beginLife(sql, { workerId, region, after })
      }),
    giveSign: (life, load) =>
      session.transaction(async (sql) => {
        const [now] = await Promise.all([giveSign(sql, life, load), signForRegion(sql, region)])
        return now
      }),
    reap: (own) =>
      db.transaction(async (sql) => {
        const ended = await endLives(sql, own)
        if (ended.length === 0) return 0
        await freeProbes(sql, ended)
        await freeDeliveries(sql, ended)
        return freeClaims(sql, ended)
      }),
    advanceMaintenances: (batch) => db.transaction((sql) => advanceMaintenances(sql, batch)),
    reconcileMaintenance: (batch) => db.transaction((sql) => reconcileMaintenance(sql, batch)),
    rollUp: (batch) => rollUp(db, batch),
    sweep: () => sweep(db),
  }
}

const byId = (monitors: readonly WatchedMonitor[]) => new Map(monitors.map((monitor) => [monitor.monitorId, monitor]))

const probeTask = (keys: KeyRing, probe: ProbeClaim, monitors: ReadonlyMap<string, WatchedMonitor>): ProbeTask => {
  const monitor = probe.monitorId ? (monitors.get(probe.monitorId) ?? null) : null
  return {
    probe,
    monitor,
    config: probe.sealedConfig ? testConfig(keys, probe, probe.sealedConfig) : (monitor?.config ?? null),
  }
}

const testConfig = (keys: KeyRing, probe: ProbeClaim, sealed: string) => {
  try {
    const place = { tenant: uuidToId("tenant", probe.tenantId), probe: uuidToId("probe", probe.id) }
    return openTestConfig(keys, place, sealed)
  } catch {
    return null
  }
}

/** Each in its own short transaction: an old one would hold the horizon that readers of `event` wait for. */
const sweep = async (db: FleetDb) => {
  const drops = [
    dropOldEvents,
    dropOldProbes,
    dropOldPings,
    dropOldLives,
    dropOldDeliveries,
    dropOldBillingEvents,
    dropOldMails,
  ]
  for (const drop of [...drops, eraseChannels, sweepSessions])
    await db.transaction(async (sql) => void (await drop(sql)))
  for (let erased = 0; erased < 100 && (await db.transaction(eraseDeleted)); ) erased += 1
}
