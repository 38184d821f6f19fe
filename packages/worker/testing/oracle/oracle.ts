/** Asks of rows in memory what `infra/bench/oracle.sql` asks of tables: which invariants of the engine do they break? */
import type { Tables } from "../record/tables.ts"
import { incidents } from "./incidents.ts"
import { type Violation, violationOf } from "./invariant.ts"
import { messages } from "./messages.ts"
import { rollups } from "./rollups.ts"
import { slots } from "./slots.ts"
import { standings } from "./standings.ts"
import { tenants } from "./tenants.ts"

const invariants = [...slots, ...standings, ...incidents, ...messages, ...tenants, ...rollups]

export const askOracle = (tables: Tables): Violation[] =>
  invariants.flatMap((invariant) => violationOf(invariant, invariant.find(tables)))
