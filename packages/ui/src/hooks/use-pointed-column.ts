"use client"

import { type KeyboardEvent, type PointerEvent, useState } from "react"
import { columnAt } from "../rules/bars.ts"

/** Which column of a drawing is pointed at, or reached with the arrow keys. */
export const usePointedColumn = (count: number) => {
  const [active, setActive] = useState<number | null>(null)
  const pointing = {
    onPointerMove(event: PointerEvent) {
      const box = event.currentTarget.getBoundingClientRect()
      setActive(columnAt(event.clientX - box.left, box.width, count))
    },
    onPointerLeave: () => setActive(null),
  }
  const keys = {
    onKeyDown(event: KeyboardEvent) {
      const from = active ?? count - 1
      const target = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: 0, End: count - 1 }[event.key]
      if (event.key === "Escape") setActive(null)
      if (target === undefined) return
      event.preventDefault()
      setActive(Math.min(count - 1, Math.max(0, target)))
    },
    onFocus: () => setActive((current) => current ?? count - 1),
    onBlur: () => setActive(null),
  }
  return { active, pointing, keys }
}
