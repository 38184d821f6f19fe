import { type Id, isId } from "@nightjar/kit/id"

/** Null for what is no maintenance's id: such an address has no page. */
export const asMaintenanceId = (text: string): Id<"maintenance"> | null => (isId("maintenance", text) ? text : null)
