"use client"

import { useSearchParams } from "next/navigation"
import { useMemo } from "react"
import { type Filter, filterOf, paramsOf } from "./filter.ts"

/** The filter in the address bar, and how to change it without asking the server for the page again. */
export const useFilter = (): [Filter, (changes: Partial<Filter>) => void] => {
  const params = useSearchParams()
  const filter = useMemo(() => filterOf(new URLSearchParams(params)), [params])
  const change = (changes: Partial<Filter>) => {
    const query = paramsOf({ ...filter, ...changes }).toString()
    // Typing is one step of the history; a click on a filter is a step of its own.
    const keep = changes.search === undefined ? "pushState" : "replaceState"
    window.history[keep](null, "", query ? `?${query}` : window.location.pathname)
  }
  return [filter, change]
}
