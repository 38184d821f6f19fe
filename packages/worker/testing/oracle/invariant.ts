import type { Tables } from "../record/tables.ts"

/** One of the statements of `infra/bench/oracle.sql`, over rows in memory: what breaks it, and nothing when all is well. */
export interface Invariant {
  /** As it is called there: `I1`, `I5a` … */
  name: string
  about: string
  find(tables: Tables): object[]
}

export interface Violation {
  invariant: string
  about: string
  /** How many rows break it. */
  count: number
  /** A few of them. */
  examples: object[]
}
