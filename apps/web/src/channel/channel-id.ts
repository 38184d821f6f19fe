import { type Id, isId } from "@nightjar/kit/id"

/** Null for what is no channel's id: such an address has no page. */
export const asChannelId = (text: string): Id<"channel"> | null => (isId("channel", text) ? text : null)
