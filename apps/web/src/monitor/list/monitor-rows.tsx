"use client"

import { hour } from "@nightjar/kit/time"
import { useNow } from "@nightjar/ui/hooks/use-now"
import { useWindowVirtualizer } from "@tanstack/react-virtual"
import { useEffect, useRef, useState } from "react"
import { MonitorRow } from "./monitor-row.tsx"
import { RowsFrame } from "./rows-frame.tsx"
import type { Row } from "./use-monitors.ts"
import { useRowKeys } from "./use-row-keys.ts"

interface MonitorRowsProps {
  rows: readonly Row[]
  hasMore: boolean
  onMore: () => void
  selection: ReadonlySet<string>
  onSelect: ((id: Row["id"]) => void) | undefined
  onTogglePause: ((row: Row) => void) | undefined
}

/** A line on wide screens; measured once it is drawn. */
const rowHeight = 63

/** Rows in sight and a few around them, however many there are. */
export function MonitorRows({ rows, hasMore, onMore, selection, onSelect, onTogglePause }: MonitorRowsProps) {
  const list = useRef<HTMLUListElement>(null)
  const [top, setTop] = useState(0)
  const hourNow = useNow(hour)
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 6,
    scrollMargin: top,
  })
  useEffect(() => setTop(list.current?.offsetTop ?? 0), [])
  useRowKeys(rows, (index) => virtualizer.scrollToIndex(index), { onSelect, onTogglePause })

  const shown = virtualizer.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && last >= rows.length - 10) onMore()
  }, [hasMore, last, rows.length, onMore])

  return (
    <RowsFrame>
      <ul ref={list} className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {shown.map((item) => (
          <li
            key={item.key}
            ref={virtualizer.measureElement}
            data-index={item.index}
            aria-setsize={hasMore ? -1 : rows.length}
            aria-posinset={item.index + 1}
            className="absolute inset-x-0 top-0 border-b last:border-b-0"
            style={{ transform: `translateY(${item.start - top}px)` }}
          >
            <MonitorRow
              row={rows[item.index]!}
              hourNow={hourNow}
              selected={selection.has(rows[item.index]!.id)}
              onSelect={onSelect}
            />
          </li>
        ))}
      </ul>
    </RowsFrame>
  )
}
