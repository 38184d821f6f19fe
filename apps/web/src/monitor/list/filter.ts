/** What the list is narrowed to, as it stands in the address bar. Pure. */
import type { MonitorFilter } from "@nightjar/core/monitor/queries"
import { states } from "@nightjar/ui/rules/state"
import { idIn } from "../../id-in.ts"

export type Filter = MonitorFilter

/** Nothing is left out. */
export const unfiltered = { search: "", states: [], types: [], tags: [], group: undefined }

const sorts = ["state", "name", "newest"] as const satisfies Filter["sort"][]

const listIn = (params: URLSearchParams, name: string) => params.get(name)?.split(",").filter(Boolean) ?? []

/** Words that mean nothing are left out: an old link still opens the list. */
export const filterOf = (params: URLSearchParams): Filter => ({
  search: params.get("q")?.trim().slice(0, 150) ?? "",
  states: states.filter((state) => listIn(params, "state").includes(state)),
  types: listIn(params, "type"),
  tags: listIn(params, "tag").filter((id): id is Filter["tags"][number] => /^tag_[0-9a-z]{26}$/.test(id)),
  group: idIn(params, "group", "monitor"),
  sort: sorts.find((sort) => sort === params.get("sort")) ?? "state",
})

/** Only what differs from the plain list stands in the address. */
export const paramsOf = (filter: Filter): URLSearchParams => {
  const params = new URLSearchParams()
  if (filter.search) params.set("q", filter.search)
  if (filter.states.length > 0) params.set("state", filter.states.join(","))
  if (filter.types.length > 0) params.set("type", filter.types.join(","))
  if (filter.tags.length > 0) params.set("tag", filter.tags.join(","))
  if (filter.group) params.set("group", filter.group)
  if (filter.sort !== "state") params.set("sort", filter.sort)
  return params
}

export const isNarrowed = ({ search, states, types, tags, group }: Filter): boolean =>
  search !== "" || states.length + types.length + tags.length > 0 || group !== undefined

/** In or out of one of the lists. */
export const toggled = <Value>(values: readonly Value[], value: Value): Value[] =>
  values.includes(value) ? values.filter((other) => other !== value) : [...values, value]
