/** Statements of the end of the day that tables alone do not tell. */
import { keyOf } from "@nightjar/core/standing/move"
import type { Statement } from "../oracle/invariant.ts"
import { refold } from "../oracle/refold.ts"
import { type Memory, tablesOf } from "../record/memory.ts"

/** With the rules of the moment, which an edit has changed since. */
export const asJudged = (memory: Memory): Statement => ({
  name: "I5",
  about: "Standings and spans are what the fold of judge over the verdicts yields.",
  find: () => refold(tablesOf(memory), (of, seq) => memory.rules.get(`${keyOf(of)}/${seq}`)!).map((line) => ({ line })),
})

export const noComplaint = (complaints: readonly string[]): Statement => ({
  name: "L7",
  about: "A worker has no complaint that no trouble of a port explains.",
  find: () => complaints.map((message) => ({ message })),
})
