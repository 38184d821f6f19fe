"use client"

import { Button } from "@nightjar/ui/button"
import { Callout } from "@nightjar/ui/callout"
import { useHotkeys } from "@nightjar/ui/hooks/use-hotkeys"
import { Skeleton } from "@nightjar/ui/skeleton"
import { useTranslations } from "next-intl"
import { problemOf } from "../../data/problem.ts"
import { onFocused, rowKeys } from "../../row-focus.ts"
import { useMay } from "../../shell/facts-provider.tsx"
import { useAddressFilter } from "../../use-address-filter.ts"
import { type IncidentRow as Row, useIncidentVerbs } from "../use-incident-verbs.ts"
import { filterOf, paramsOf } from "./filter.ts"
import { IncidentFilters } from "./incident-filters.tsx"
import { IncidentRow } from "./incident-row.tsx"
import { NoIncident } from "./no-incident.tsx"
import type { RowVerbs } from "./row-verbs.tsx"
import { useIncidents } from "./use-incidents.ts"

const spelling = { filterOf, paramsOf }

/** What lasts, then what is past. */
export function IncidentList() {
  const t = useTranslations("incidents")
  const [filter, change] = useAddressFilter(spelling)
  const { rows, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useIncidents(filter)
  const mayAct = useMay()("incident.acknowledge")
  const verbs = useIncidentVerbs()
  useListKeys(rows ?? [], mayAct ? verbs : undefined)
  const openCount = rows?.filter((row) => row.resolvedAt === null).length ?? 0
  return (
    <div className="space-y-5">
      <IncidentFilters filter={filter} onChange={change} />
      {!rows && !error && <Skeleton className="h-40" />}
      {!rows && error && <Callout kind="error" title={problemOf(error).message} />}
      {rows?.length === 0 && <NoIncident filter={filter} onChange={change} />}
      {rows && (
        <>
          <Rows title={t("lasting")} rows={rows.slice(0, openCount)} from={0} verbs={mayAct ? verbs : undefined} />
          <Rows title={t("past")} rows={rows.slice(openCount)} from={openCount} verbs={undefined} />
        </>
      )}
      {hasNextPage && (
        <Button busy={isFetchingNextPage} onClick={() => fetchNextPage()}>
          {t("older")}
        </Button>
      )}
    </div>
  )
}

interface RowsProps {
  title: string
  rows: readonly Row[]
  /** The place of the first one on the page. */
  from: number
  verbs: RowVerbs | undefined
}

function Rows({ title, rows, from, verbs }: RowsProps) {
  if (rows.length === 0) return null
  return (
    <section aria-label={title}>
      <h2 className="mb-2 font-medium text-ink-soft text-sm">{title}</h2>
      <ul className="divide-y rounded-lg border bg-raised shadow-card">
        {rows.map((row, index) => (
          <IncidentRow key={row.id} row={row} index={from + index} verbs={verbs} />
        ))}
      </ul>
    </section>
  )
}

const useListKeys = (rows: readonly Row[], verbs: RowVerbs | undefined) => {
  const lasting = (act: (row: Row) => void) => (row: Row) => row.resolvedAt === null && act(row)
  useHotkeys({
    ...rowKeys(rows.length),
    a: onFocused(rows, verbs && lasting((row) => row.state === "open" && verbs.acknowledge(row.id))),
    m: onFocused(rows, verbs && lasting((row) => verbs.toggleMute(row))),
  })
}
