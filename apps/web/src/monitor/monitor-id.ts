import { type Id, isId } from "@nightjar/kit/id"

/** Null for what is no monitor's id: such an address has no page. */
export const asMonitorId = (text: string): Id<"monitor"> | null => (isId("monitor", text) ? text : null)
