"use client"

import { type RefObject, useLayoutEffect, useState } from "react"
import { createPortal } from "react-dom"

export interface ChartTipProps {
  /** The drawing it belongs to. */
  over: RefObject<HTMLElement | null>
  /** Where along its width, 0…1. */
  at: number
  title: string
  detail: string
}

/** A small sign above a point of a drawing. Nothing clips it, and it stays inside the window. */
export function ChartTip({ over, at, title, detail }: ChartTipProps) {
  const [place, setPlace] = useState<{ left: string; top: number } | null>(null)
  useLayoutEffect(() => {
    const box = over.current?.getBoundingClientRect()
    if (!box) return
    const left = `clamp(6.5rem, ${box.left + box.width * at}px, calc(100vw - 6.5rem))`
    setPlace({ left, top: box.top - 6 })
  }, [over, at])
  if (!place) return null
  return createPortal(
    <div
      aria-hidden="true"
      style={place}
      className="pointer-events-none fixed z-50 w-max max-w-52 -translate-x-1/2 -translate-y-full rounded-md bg-raised px-2 py-1 text-sm shadow-pop"
    >
      <p className="font-medium text-ink">{title}</p>
      <p className="text-ink-soft">{detail}</p>
    </div>,
    document.body,
  )
}
