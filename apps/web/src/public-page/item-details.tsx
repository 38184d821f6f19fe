import type { PictureItem } from "@nightjar/core/snapshot/picture"
import { humanDuration } from "@nightjar/kit/time"
import { percentText } from "@nightjar/ui/rules/uptime"
import { useTranslations } from "next-intl"
import type { Trouble } from "./days.ts"
import { LatencyLine } from "./latency-line.tsx"
import { DayOf } from "./moment.tsx"

interface ItemDetailsProps {
  name: string
  troubles: readonly Trouble[]
  latency: PictureItem["latency"]
}

const mostTroubles = 10

/** What a bar cannot say, folded away; a browser opens it without a script. */
export function ItemDetails({ name, troubles, latency }: ItemDetailsProps) {
  const t = useTranslations("publicPage")
  return (
    <details className="group mt-2">
      <summary className="w-fit rounded-sm text-ink-soft text-sm hover:text-ink pointer-coarse:py-2.5">
        {t("details")} <span className="sr-only">{t("detailsOf", { name })}</span>
      </summary>
      <div className="mt-3 space-y-4">
        {latency && <LatencyLine latency={latency} />}
        {troubles.length > 0 && (
          <dl className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-2">
            {troubles.slice(0, mostTroubles).map(({ date, ratio, downMs }) => (
              <div key={date} className="flex justify-between gap-4 border-b py-1">
                <dt>
                  <DayOf at={date} />
                </dt>
                <dd className="text-ink-soft">
                  {t("downFor", { duration: humanDuration(downMs), uptime: percentText(ratio) })}
                </dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </details>
  )
}
