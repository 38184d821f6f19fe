"use client"

import { type KeyboardEvent, type PointerEvent, type RefObject, useRef, useState } from "react"

interface Drag {
  index: number
  /** Where it would be put: the number of rows above that gap. */
  gap: number
}

interface DragOrderOptions {
  /** The gap in which a row may be put that is held over this one. */
  gapFor(index: number, gap: number): number
  onDrop(index: number, gap: number): void
  onStep(index: number, direction: "up" | "down"): void
}

/** So near the edge of the window, px, a held row scrolls it. */
const edge = 72
const scrolledAtEdge = 16

/**
 * Rows that are put in order by a handle each: dragged with whatever points, or moved by the arrow keys. Nothing moves
 * until the row is let go, so what lies under the pointer does not change while somebody aims.
 */
export const useDragOrder = <List extends HTMLElement>({ gapFor, onDrop, onStep }: DragOrderOptions) => {
  const list = useRef<List>(null)
  const [drag, setDrag] = useState<Drag | null>(null)

  const handle = (index: number) => ({
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0 || !event.isPrimary) return
      event.currentTarget.setPointerCapture(event.pointerId)
      setDrag({ index, gap: index })
    },
    onPointerMove({ clientY }: PointerEvent) {
      if (!drag) return
      scrollNear(clientY)
      setDrag({ index, gap: gapFor(index, gapUnder(list, clientY)) })
    },
    onPointerUp() {
      if (drag && drag.gap !== drag.index) onDrop(index, drag.gap)
      setDrag(null)
    },
    onPointerCancel: () => setDrag(null),
    onKeyDown(event: KeyboardEvent) {
      if (event.key === "Escape") setDrag(null)
      if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return
      event.preventDefault()
      onStep(index, event.key === "ArrowUp" ? "up" : "down")
    },
  })
  return { list, drag, handle }
}

/** As many rows as have their middle above the pointer. */
const gapUnder = (list: RefObject<HTMLElement | null>, clientY: number): number =>
  [...(list.current?.children ?? [])].filter((row) => {
    const { top, height } = row.getBoundingClientRect()
    return top + height / 2 < clientY
  }).length

const scrollNear = (clientY: number) => {
  if (clientY < edge) window.scrollBy(0, -scrolledAtEdge)
  if (clientY > window.innerHeight - edge) window.scrollBy(0, scrolledAtEdge)
}
