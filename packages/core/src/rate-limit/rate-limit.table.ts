import { moment } from "@nightjar/db/columns"
import { globalTable } from "@nightjar/db/scope"
import { index, integer, text } from "drizzle-orm/pg-core"

/** Attempts while there is no Redis to count them. Only doors touch it. */
export const rateLimit = globalTable(
  "rate_limit",
  {
    /** The rule's name and whom it counts. */
    key: text().primaryKey(),
    taken: integer().notNull(),
    endsAt: moment().notNull(),
  },
  {
    reason: "Attempts are counted before a tenant or a user is known.",
    constraints: (t) => [index("rate_limit_ends_idx").on(t.endsAt)],
  },
)
