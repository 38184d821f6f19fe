import type { PictureItem } from "@nightjar/core/snapshot/picture"
import { ColumnDrawing } from "@nightjar/ui/column-bars"
import { percentText } from "@nightjar/ui/rules/uptime"
import { StateLabel } from "@nightjar/ui/state-label"
import { useTranslations } from "next-intl"
import { columnsOf, troublesOf } from "./days.ts"
import { ItemDetails } from "./item-details.tsx"

interface ItemRowProps {
  item: PictureItem
  firstDay: string
}

/** One item: how it is, and how it was for ninety days. */
export function ItemRow({ item, firstDay }: ItemRowProps) {
  const t = useTranslations("publicPage")
  const { name, state, uptime, days, latency } = item
  const troubles = troublesOf(item, firstDay)
  const known = uptime["90d"] === null ? t("uptimeUnknown") : t("uptime", { uptime: percentText(uptime["90d"]) })
  return (
    <li className="px-4 py-4 sm:px-5">
      <div className="flex items-baseline justify-between gap-4">
        <h3 className="min-w-0 break-words font-medium text-base" dir="auto">
          {name}
        </h3>
        <StateLabel state={state} word={t(`states.${state}`)} />
      </div>
      <div role="img" aria-label={t("barsLabel", { known, count: troubles.length })} className="mt-2.5 h-8">
        <ColumnDrawing columns={columnsOf(days)} />
      </div>
      <div className="mt-1 flex justify-between gap-4 text-ink-faint text-xs">
        <span>{t("daysAgo", { count: days.length })}</span>
        <span>{known}</span>
        <span>{t("today")}</span>
      </div>
      {(troubles.length > 0 || latency) && <ItemDetails name={name} troubles={troubles} latency={latency} />}
    </li>
  )
}
