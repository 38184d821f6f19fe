"use client"

import { Button } from "@nightjar/ui/button"
import { Callout } from "@nightjar/ui/callout"
import { EmptyState } from "@nightjar/ui/empty-state"
import { Skeleton } from "@nightjar/ui/skeleton"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { problemOf } from "../../data/problem.ts"
import { useMay } from "../../shell/facts-provider.tsx"
import { useMonitorVerbs } from "../use-monitor-verbs.ts"
import { Bulk } from "./bulk.tsx"
import { isNarrowed, toggled, unfiltered } from "./filter.ts"
import { Filters } from "./filters.tsx"
import { MonitorRows } from "./monitor-rows.tsx"
import type { Counts } from "./summary-line.tsx"
import { useFilter } from "./use-filter.ts"
import { type Row, useMonitors } from "./use-monitors.ts"

export function MonitorList({ counts }: { counts: Counts }) {
  const t = useTranslations("list")
  const [filter, change] = useFilter()
  const { rows, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useMonitors(filter)
  const [selection, setSelection] = useState<readonly Row["id"][]>([])
  const mayChange = useMay()("monitor.pause")
  const verbs = useMonitorVerbs()

  return (
    <div className="space-y-4">
      <Filters filter={filter} counts={counts} onChange={change} />
      {!rows && !error && <ListSkeleton />}
      {!rows && error && <Callout kind="error" title={problemOf(error).message} />}
      {rows?.length === 0 && (
        <EmptyState title={isNarrowed(filter) ? t("noMatch") : t("none")}>
          {isNarrowed(filter) && <Button onClick={() => change(unfiltered)}>{t("showAll")}</Button>}
        </EmptyState>
      )}
      {rows && rows.length > 0 && (
        <MonitorRows
          rows={rows}
          hasMore={hasNextPage && !isFetchingNextPage}
          onMore={fetchNextPage}
          selection={new Set(selection)}
          onSelect={mayChange ? (id) => setSelection((before) => toggled(before, id)) : undefined}
          onTogglePause={
            mayChange ? (row) => (row.state === "paused" ? verbs.resume([row.id]) : verbs.pause([row.id])) : undefined
          }
        />
      )}
      <Bulk selection={selection} onDone={() => setSelection([])} verbs={verbs} />
    </div>
  )
}

function ListSkeleton() {
  return (
    <div className="divide-y rounded-lg border bg-raised">
      {Array.from({ length: 8 }, (_, index) => (
        <div key={index} className="flex h-15.5 items-center gap-4 px-4">
          <Skeleton className="w-1/4" />
          <Skeleton className="ml-auto w-1/3" />
        </div>
      ))}
    </div>
  )
}
