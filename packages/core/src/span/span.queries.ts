import type { span } from "./span.table.ts"
import type { Span } from "./span.ts"

/** A row as the pure rules take it. */
export const spanOf = (row: Pick<typeof span.$inferSelect, "fromAt" | "toAt" | "state">): Span => ({
  from: row.fromAt.getTime(),
  to: row.toAt?.getTime() ?? null,
  state: row.state as Span["state"],
})
