"use client"

import { useTranslations } from "next-intl"
import type { ReactNode } from "react"
import { rowGrid } from "./row-grid.ts"

/** Around the rows: the card they lie on, and what the columns are called. */
export function RowsFrame({ children }: { children: ReactNode }) {
  const t = useTranslations("list")
  return (
    <div className="rounded-lg border bg-raised shadow-card">
      <div aria-hidden="true" className={`${rowGrid} border-b px-4 py-2 text-ink-faint text-xs max-md:hidden`}>
        <span />
        <span>{t("name")}</span>
        <span className="max-lg:hidden" />
        <span>{t("day")}</span>
        <span className="text-right">{t("uptime")}</span>
        <span className="text-right">p95</span>
        <span className="text-right">{t("checked")}</span>
      </div>
      {children}
    </div>
  )
}
