"use client"

import Link from "next/link"
import { useTranslations } from "next-intl"
import { useMemo } from "react"
import { unfiltered } from "../list/filter.ts"
import { MonitorRows } from "../list/monitor-rows.tsx"
import { useMonitors } from "../list/use-monitors.ts"
import type { Monitor } from "./monitor-page.tsx"

/** Those that a group stands as the worst of. */
export function Members({ id }: { id: Monitor["id"] }) {
  const t = useTranslations("monitor")
  const { rows: found, hasNextPage, isFetchingNextPage, fetchNextPage } = useMonitors(membersOf(id))
  // They need not say on this page what they are members of.
  const rows = useMemo(() => found?.map((row) => ({ ...row, group: null })), [found])
  if (!rows) return null
  return (
    <section aria-label={t("members")}>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="font-semibold text-lg">{t("members")}</h2>
        {rows.length > 0 && (
          <Link href={`/?group=${id}`} className="rounded-sm text-accent-ink text-sm underline underline-offset-3">
            {t("inList")}
          </Link>
        )}
      </div>
      {rows.length === 0 ? (
        <p className="rounded-lg border border-dashed px-4 py-6 text-center text-ink-soft">{t("noMembers")}</p>
      ) : (
        <MonitorRows
          rows={rows}
          hasMore={hasNextPage && !isFetchingNextPage}
          onMore={fetchNextPage}
          selection={nobody}
          onSelect={undefined}
          onTogglePause={undefined}
        />
      )}
    </section>
  )
}

const nobody: ReadonlySet<string> = new Set()

export const membersOf = (group: Monitor["id"]) => ({ ...unfiltered, group, sort: "state" }) as const
