import type { OverallState } from "@nightjar/core/snapshot/picture"
import type { State } from "@nightjar/ui/rules/state"
import { StateMark, stateLooks } from "@nightjar/ui/state-mark"
import { useTranslations } from "next-intl"

/** What stands for all items together. */
export const stateOfAll: Readonly<Record<OverallState, State>> = {
  up: "up",
  maintenance: "maintenance",
  no_data: "no_data",
  degraded: "degraded",
  partial: "degraded",
  down: "down",
  empty: "no_data",
}

/** The page in one sentence. */
export function Banner({ overall }: { overall: OverallState }) {
  const t = useTranslations("publicPage.overall")
  const state = stateOfAll[overall]
  const { ink, soft } = stateLooks[state]
  return (
    <p className={`mt-6 flex items-center gap-3 rounded-xl px-4 py-4 font-semibold text-lg sm:px-5 ${ink} ${soft}`}>
      <StateMark state={state} className="size-5" />
      <span>{t(overall)}</span>
    </p>
  )
}
