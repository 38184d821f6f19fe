"use client"

import type { Range } from "@nightjar/core/monitor"
import { useSearchParams } from "next/navigation"
import { rangeOf } from "./range.ts"

/** The range in the address bar. */
export const useRange = (): [Range, (range: Range) => void] => {
  const params = useSearchParams()
  const choose = (range: Range) => window.history.pushState(null, "", `?range=${range}`)
  return [rangeOf(params.get("range")), choose]
}
