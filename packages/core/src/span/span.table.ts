import { id, letter, moment } from "@nightjar/db/columns"
import { tenantTable } from "@nightjar/db/scope"
import { stateLetters } from "../turn/turn.ts"

/** The history of a standing; without holes, and the last one is open. */
export const span = tenantTable(
  "span",
  {
    monitorId: id("monitor").notNull(),
    fromAt: moment().notNull(),
    toAt: moment(),
    state: letter(stateLetters).notNull(),
  },
  { key: ["monitorId", "fromAt"] },
)
