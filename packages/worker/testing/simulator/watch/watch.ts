/** Stands between a worker and the record: sees what tables forget, and says where it breaks what a ledger keeps to. */
import type { Ledger } from "../../../src/ledger.ts"
import type { Statement } from "../../oracle/invariant.ts"
import type { Sessions } from "../../record/lives.ts"
import type { Memory } from "../../record/memory.ts"
import type { Reached } from "../reached.ts"
import { watchLeases } from "./leases.ts"
import { watchLives } from "./lives.ts"
import { watchProbes } from "./probes.ts"
import { watchQuarantine } from "./quarantine.ts"

export interface WatchOptions {
  memory: Memory
  sessions: Sessions
  reached: Reached
}

/** Statements beside those of the oracle; each finds what was seen to break it. */
export interface Watch {
  over(ledger: Ledger): Ledger
  readonly statements: readonly Statement[]
}

export const createWatch = (options: WatchOptions): Watch => {
  const watches = [watchLeases, watchQuarantine, watchProbes, watchLives].map((watch) => watch(options))
  return {
    over: (ledger) => watches.reduce((under, watch) => watch.over(under), ledger),
    statements: watches.flatMap((watch) => watch.statements),
  }
}
