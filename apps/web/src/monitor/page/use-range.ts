"use client"

import type { Range } from "@nightjar/core/monitor"
import { useSearchParams } from "next/navigation"
import { useState } from "react"
import { rangeOf } from "./range.ts"

/** The range in the address bar. It does not change under somebody's eyes because a monitor grows older. */
export const useRange = (createdAt: string): [Range, (range: Range) => void] => {
  const params = useSearchParams()
  const [openedAt] = useState(Date.now)
  const choose = (range: Range) => window.history.pushState(null, "", `?range=${range}`)
  return [rangeOf(params.get("range"), createdAt, openedAt), choose]
}
