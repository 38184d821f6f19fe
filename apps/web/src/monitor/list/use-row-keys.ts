"use client"

import { useHotkeys } from "@nightjar/ui/hooks/use-hotkeys"
import { useRouter } from "next/navigation"
import type { Row } from "./use-monitors.ts"

interface RowVerbs {
  onSelect: ((id: Row["id"]) => void) | undefined
  onTogglePause: ((row: Row) => void) | undefined
}

const focusedIndex = (): number => {
  const item = document.activeElement?.closest<HTMLElement>("li[data-index]")
  return item ? Number(item.dataset.index) : -1
}

/** Two frames: one in which the row is drawn, one in which it can be focused. */
const focusRow = (index: number) =>
  requestAnimationFrame(() =>
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`li[data-index="${index}"] a`)?.focus()),
  )

/** `j` and `k` move the focus itself, so that enter, tab and a screen reader are where one looks. */
export const useRowKeys = (rows: readonly Row[], scrollTo: (index: number) => void, verbs: RowVerbs): void => {
  const router = useRouter()
  const move = (step: number) => {
    const index = Math.min(rows.length - 1, Math.max(0, focusedIndex() + step))
    scrollTo(index)
    focusRow(index)
  }
  const onRow = (act: ((row: Row) => void) | undefined) => () => {
    const row = rows[focusedIndex()]
    if (row) act?.(row)
  }
  useHotkeys({
    j: () => move(1),
    k: () => move(-1),
    p: onRow(verbs.onTogglePause),
    x: onRow(verbs.onSelect && ((row) => verbs.onSelect?.(row.id))),
    e: onRow(verbs.onTogglePause && ((row) => router.push(`/monitors/${row.id}/edit`))),
  })
}
