/** Asks the oracle: which invariants of the engine does this database break? */
import { readFileSync } from "node:fs"
import type { Sql } from "postgres"

export interface Violation {
  /** `I1`, `I5a` … */
  invariant: string
  about: string
  /** How many rows break it. */
  count: number
  /** A few of them. */
  examples: Record<string, unknown>[]
}

interface Question {
  invariant: string
  about: string
  query: string
}

const questions = (): Question[] => {
  const text = readFileSync(new URL("oracle.sql", import.meta.url), "utf8")
  return [...text.matchAll(/^-- (I\d+[a-z]?) (.*)\n([\s\S]*?);$/gm)].map(([, invariant, about, query]) => ({
    invariant: invariant!,
    about: about!,
    query: query!,
  }))
}

/** @param sql of a login that row-level security does not bind */
export const askOracle = async (sql: Sql): Promise<Violation[]> => {
  const violations: Violation[] = []
  for (const { invariant, about, query } of questions()) {
    const rows = await sql.unsafe(query)
    if (rows.length > 0) violations.push({ invariant, about, count: rows.length, examples: rows.slice(0, 3) })
  }
  return violations
}
