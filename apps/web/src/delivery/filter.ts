/** What the log is narrowed to, as it stands in the address bar. Pure. */
import { type DeliveryState, deliveryStates } from "@nightjar/core/delivery"
import { type Id, isId } from "@nightjar/kit/id"

export interface Filter {
  states: DeliveryState[]
  channel?: Id<"channel">
}

/** Words that mean nothing are left out: an old link still opens the log. */
export const filterOf = (params: URLSearchParams): Filter => {
  const named = params.get("state")?.split(",") ?? []
  const channel = params.get("channel") ?? ""
  return {
    states: deliveryStates.filter((state) => named.includes(state)),
    ...(isId("channel", channel) && { channel }),
  }
}

/** Only what differs from the whole log stands in the address. */
export const paramsOf = ({ states, channel }: Filter): URLSearchParams => {
  const params = new URLSearchParams()
  if (states.length > 0) params.set("state", states.join(","))
  if (channel) params.set("channel", channel)
  return params
}

export const isNarrowed = ({ states, channel }: Filter): boolean => states.length > 0 || channel !== undefined
