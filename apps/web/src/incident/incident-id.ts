import { type Id, isId } from "@nightjar/kit/id"

/** Null for what is no incident's id: such an address has no page. */
export const asIncidentId = (text: string): Id<"incident"> | null => (isId("incident", text) ? text : null)
