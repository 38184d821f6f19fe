"use client"

import { Duration, Elapsed } from "@nightjar/ui/duration"
import { RelativeTime } from "@nightjar/ui/relative-time"
import { StateMark } from "@nightjar/ui/state-mark"
import Link from "next/link"
import { useTranslations } from "next-intl"
import { Knowing } from "../knowing.tsx"
import type { IncidentRow as Row } from "../use-incident-verbs.ts"
import { RowVerbButtons, type RowVerbs } from "./row-verbs.tsx"

interface IncidentRowProps {
  row: Row
  /** Its place on the page, for `j` and `k`. */
  index: number
  /** Undefined: nothing may be done to it. */
  verbs: RowVerbs | undefined
}

/** One outage: what, why, who knows, how long; in a line, or in a few short ones on a phone. */
export function IncidentRow({ row, index, verbs }: IncidentRowProps) {
  const t = useTranslations("incidents")
  const isOver = row.resolvedAt !== null
  const hasVerbs = verbs !== undefined && !isOver
  return (
    <li
      data-index={index}
      className={`relative grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-3 gap-y-1.5 px-4 py-3 transition-colors hover:bg-ink/3 has-focus-visible:bg-ink/4 sm:gap-x-4 ${hasVerbs ? "sm:grid-cols-[auto_minmax(0,1fr)_auto_9rem]" : ""}`}
    >
      <StateMark state={isOver ? "up" : "down"} label={t(`states.${row.state}`)} className="mt-1.25" />
      <div className="min-w-0">
        <Link
          href={`/incidents/${row.id}`}
          prefetch={false}
          dir="auto"
          className="block w-fit max-w-full truncate font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2"
        >
          {row.monitor.name}
        </Link>
        <p dir="auto" className="line-clamp-2 text-ink-soft text-sm [overflow-wrap:anywhere] sm:line-clamp-1">
          {row.reason}
        </p>
        <p className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-soft text-sm empty:hidden">
          <Knowing {...row} />
        </p>
      </div>
      <Length row={row} />
      {hasVerbs && (
        <div className="max-sm:col-span-2 max-sm:col-start-2">
          <RowVerbButtons row={row} verbs={verbs} />
        </div>
      )}
    </li>
  )
}

function Length({ row: { openedAt, resolvedAt } }: { row: Row }) {
  const t = useTranslations("incidents")
  const since = Date.parse(openedAt)
  if (!resolvedAt)
    return (
      <p className="font-medium text-down-ink text-sm">
        <Elapsed since={since} />
      </p>
    )
  return (
    <p className="text-right text-ink-soft text-sm">
      <RelativeTime at={since} className="block" />
      <span className="text-ink-faint">
        {t.rich("lasted", { length: () => <Duration key="length" ms={Date.parse(resolvedAt) - since} /> })}
      </span>
    </p>
  )
}
