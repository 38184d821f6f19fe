/** What the list of incidents is narrowed to, as it stands in the address bar. Pure. */
import type { Id } from "@nightjar/kit/id"
import { idIn } from "../../id-in.ts"

export interface IncidentFilter {
  /** In the name of the monitor. */
  search: string
  open: boolean
  monitor: Id<"monitor"> | undefined
}

export const unfiltered: IncidentFilter = { search: "", open: false, monitor: undefined }

/** Words that mean nothing are left out: an old link still opens the list. */
export const filterOf = (params: URLSearchParams): IncidentFilter => ({
  search: params.get("q")?.trim().slice(0, 150) ?? "",
  open: params.get("show") === "open",
  monitor: idIn(params, "monitor", "monitor"),
})

/** Only what differs from the plain list stands in the address. */
export const paramsOf = ({ search, open, monitor }: IncidentFilter): URLSearchParams => {
  const params = new URLSearchParams()
  if (search) params.set("q", search)
  if (open) params.set("show", "open")
  if (monitor) params.set("monitor", monitor)
  return params
}

export const isNarrowed = ({ search, monitor }: IncidentFilter): boolean => search !== "" || monitor !== undefined
