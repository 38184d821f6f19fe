import type { Picture } from "@nightjar/core/snapshot/picture"
import { humanDuration } from "@nightjar/kit/time"
import { StateMark } from "@nightjar/ui/state-mark"
import { useTranslations } from "next-intl"
import { Moment } from "./moment.tsx"

/** What was found to be down, and for how long. */
export function OutageLine({ outage }: { outage: Picture["outages"][number] }) {
  const t = useTranslations("publicPage")
  const { name, openedAt, resolvedAt } = outage
  const at = () => <Moment at={openedAt} />
  const strong = (chunks: React.ReactNode) => (
    <strong className="break-words font-medium" dir="auto">
      {chunks}
    </strong>
  )
  return (
    <p className="flex items-baseline gap-2 px-4 py-3 sm:px-5">
      <StateMark state={resolvedAt ? "up" : "down"} className="translate-y-px" />
      <span className="min-w-0">
        {resolvedAt
          ? t.rich("outageOver", {
              name,
              duration: humanDuration(Date.parse(resolvedAt) - Date.parse(openedAt)),
              at,
              strong,
            })
          : t.rich("outageOpen", { name, at, strong })}
      </span>
    </p>
  )
}
