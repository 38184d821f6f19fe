"use client"

import { useSearchParams } from "next/navigation"
import { useMemo } from "react"

interface Spelling<Filter> {
  filterOf: (params: URLSearchParams) => Filter
  paramsOf: (filter: Filter) => URLSearchParams
}

/** The filter in the address bar, and how to change it without asking the server for the page again. */
export const useAddressFilter = <Filter extends { search: string }>({
  filterOf,
  paramsOf,
}: Spelling<Filter>): [Filter, (changes: Partial<Filter>) => void] => {
  const params = useSearchParams()
  const filter = useMemo(() => filterOf(new URLSearchParams(params)), [params, filterOf])
  const change = (changes: Partial<Filter>) => {
    const query = paramsOf({ ...filter, ...changes }).toString()
    // Typing is one step of the history; a click on a filter is a step of its own.
    const keep = changes.search === undefined ? "pushState" : "replaceState"
    window.history[keep](null, "", query ? `?${query}` : window.location.pathname)
  }
  return [filter, change]
}
