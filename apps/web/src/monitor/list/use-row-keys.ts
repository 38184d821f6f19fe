"use client"

import { useHotkeys } from "@nightjar/ui/hooks/use-hotkeys"
import { useRouter } from "next/navigation"
import { onFocused, rowKeys } from "../../row-focus.ts"
import type { Row } from "./use-monitors.ts"

interface RowVerbs {
  onSelect: ((id: Row["id"]) => void) | undefined
  onTogglePause: ((row: Row) => void) | undefined
}

export const useRowKeys = (
  rows: readonly Row[],
  scrollTo: (index: number) => void,
  { onSelect, onTogglePause }: RowVerbs,
): void => {
  const router = useRouter()
  useHotkeys({
    ...rowKeys(rows.length, scrollTo),
    p: onFocused(rows, onTogglePause),
    x: onFocused(rows, onSelect && ((row) => onSelect(row.id))),
    e: onFocused(rows, onTogglePause && ((row) => router.push(`/monitors/${row.id}/edit`))),
  })
}
