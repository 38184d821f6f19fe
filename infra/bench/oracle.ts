/** Asks the oracle: which invariants of the engine does this database break? */
import { readFileSync } from "node:fs"
import type { Sql, TransactionSql } from "postgres"

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

/** What has to stand in the session, and what is asked there. */
const readOracle = (): { words: string; questions: Question[] } => {
  const text = readFileSync(new URL("oracle.sql", import.meta.url), "utf8")
  const questions = [...text.matchAll(/^-- (I\d+[a-z]?) (.*)\n([\s\S]*?);$/gm)].map(([, invariant, about, query]) => ({
    invariant: invariant!,
    about: about!,
    query: query!,
  }))
  return { words: text.slice(0, text.indexOf("\n-- I1 ")), questions }
}

/** @param sql of a login that row-level security does not bind; a transaction, or one is begun */
export const askOracle = (sql: Sql | TransactionSql): Promise<Violation[]> =>
  "begin" in sql ? (sql.begin(askIn) as Promise<Violation[]>) : askIn(sql)

/** In one session, where the oracle's own words stand. */
const askIn = async (sql: TransactionSql): Promise<Violation[]> => {
  const { words, questions } = readOracle()
  await sql.unsafe(words)
  const violations: Violation[] = []
  for (const { invariant, about, query } of questions) {
    const rows = await sql.unsafe(query)
    if (rows.length > 0) violations.push({ invariant, about, count: rows.length, examples: rows.slice(0, 3) })
  }
  return violations
}
