/** What the log is narrowed to, as it stands in the address bar. Pure. */
import { type DeliveryState, deliveryStates } from "@nightjar/core/delivery"
import { asChannelId } from "../channel/channel-id.ts"
import type { Answers } from "../data/trpc.ts"

export interface Filter {
  states: DeliveryState[]
  channel?: Answers["channel"]["list"][number]["id"]
}

/** Words that mean nothing are left out: an old link still opens the log. */
export const filterOf = (params: URLSearchParams): Filter => {
  const named = params.get("state")?.split(",") ?? []
  const channel = asChannelId(params.get("channel") ?? "")
  return { states: deliveryStates.filter((state) => named.includes(state)), ...(channel && { channel }) }
}

/** Only what differs from the whole log stands in the address. */
export const paramsOf = ({ states, channel }: Filter): URLSearchParams => {
  const params = new URLSearchParams()
  if (states.length > 0) params.set("state", states.join(","))
  if (channel) params.set("channel", channel)
  return params
}

export const isNarrowed = ({ states, channel }: Filter): boolean => states.length > 0 || channel !== undefined
