import type { Tables } from "../record/tables.ts"

/** One of the statements of `infra/bench/oracle.sql`, over rows in memory: what breaks it, and nothing when all is well. */
export interface Invariant {
  /** As it is called there: `I1`, `I5a` … */
  name: string
  about: string
  find(tables: Tables): object[]
}

/** One that is made over something else than rows. */
export type Statement = Omit<Invariant, "find"> & { find(): object[] }

export interface Violation {
  invariant: string
  about: string
  /** How many rows break it. */
  count: number
  /** A few of them. */
  examples: object[]
}

/** None where nothing breaks it. */
export const violationOf = (
  { name, about }: Pick<Invariant, "name" | "about">,
  rows: readonly object[],
): Violation[] => (rows.length > 0 ? [{ invariant: name, about, count: rows.length, examples: rows.slice(0, 3) }] : [])
