"use client"

import { AmountBars } from "@nightjar/ui/amount-bars"
import { Button } from "@nightjar/ui/button"
import { useQuery, useQueryClient } from "@tanstack/react-query"
import { Download } from "lucide-react"
import { useFormatter, useTranslations } from "next-intl"
import { useTRPC } from "../data/trpc.ts"
import { Panel } from "../settings/panel.tsx"
import { useFacts } from "../shell/facts-provider.tsx"
import { csvOf, dayByDay, shownDays, type UsageDay } from "./usage-days.ts"

/** Three years: all that is kept. */
const mostDays = 1_100

/** What was used, day by day. */
export function UsageHistory() {
  const t = useTranslations("plan.history")
  const trpc = useTRPC()
  const { data: known } = useQuery(trpc.usage.history.queryOptions({ days: shownDays }))
  const download = useDownload()
  if (!known) return null
  const days = dayByDay(known, shownDays, Date.now())
  return (
    <Panel
      title={t("title")}
      text={t("text")}
      action={
        <Button size="sm" onClick={download}>
          <Download aria-hidden="true" />
          {t("csv")}
        </Button>
      }
    >
      {known.length === 0 ? (
        <p className="text-ink-soft">{t("none")}</p>
      ) : (
        <div className="space-y-5">
          <Days days={days} what="checks" />
          <Days days={days} what="monitors" />
        </div>
      )}
    </Panel>
  )
}

function Days({ days, what }: { days: readonly UsageDay[]; what: "checks" | "monitors" }) {
  const t = useTranslations("plan.history")
  const format = useFormatter()
  const describe = (index: number) => {
    const { day, ...used } = days[index]!
    return { title: format.dateTime(new Date(day), { dateStyle: "medium" }), detail: t(what, { count: used[what] }) }
  }
  const today = days.at(-1)!
  return (
    <div>
      <p className="mb-2 flex justify-between gap-4 text-sm">
        <span className="font-medium">{t(`${what}Title`)}</span>
        <span className="text-ink-soft">{t("today", { count: today[what] })}</span>
      </p>
      <AmountBars
        amounts={days.map((one) => one[what])}
        label={t(`${what}Label`, { days: days.length })}
        describe={describe}
      />
    </div>
  )
}

/** Hands all that is kept to the browser as a file. */
const useDownload = () => {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const { slug } = useFacts().tenant
  return async () => {
    const days = await queries.fetchQuery(trpc.usage.history.queryOptions({ days: mostDays }))
    const address = URL.createObjectURL(new Blob([csvOf(days)], { type: "text/csv" }))
    Object.assign(document.createElement("a"), { href: address, download: `usage-${slug}.csv` }).click()
    URL.revokeObjectURL(address)
  }
}
