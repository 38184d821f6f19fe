import type { Status } from "@nightjar/core/verdict"
import type { State } from "@nightjar/ui/rules/state"

/** The state that a single finding is drawn as. Pure. */
export const stateOfStatus = (status: Status | null): State =>
  status === null || status === "unknown" || status === "blocked" ? "no_data" : status
