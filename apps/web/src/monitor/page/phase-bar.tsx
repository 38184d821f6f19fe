"use client"

import { latencyText } from "@nightjar/ui/rules/time-text"
import { useTranslations } from "next-intl"
import { type Phases, phaseNames, totalMs } from "./seen.ts"

/** From dark to light in the order of time; colour of states is for states. */
const shades = ["bg-accent", "bg-accent/80", "bg-accent/62", "bg-accent/46", "bg-accent/32"]

/** Where the time went. */
export function PhaseBar({ phases }: { phases: Phases }) {
  const t = useTranslations("phases")
  const total = totalMs(phases)
  const reached = phaseNames.flatMap((name, index) => {
    const ms = phases[name]
    return ms === undefined ? [] : [{ name, ms, shade: shades[index] }]
  })
  if (reached.length === 0) return null
  return (
    <div className="space-y-2">
      <div aria-hidden="true" className="flex h-2 gap-px overflow-hidden rounded-full">
        {reached.map(({ name, ms, shade }) => (
          <span key={name} className={`min-w-0.5 ${shade}`} style={{ flexGrow: Math.max(ms, total / 200) }} />
        ))}
      </div>
      <dl className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {reached.map(({ name, ms, shade }) => (
          <div key={name} className="flex items-baseline gap-1.5">
            <dt className="flex items-center gap-1.5 text-ink-soft">
              <span aria-hidden="true" className={`size-2 rounded-full ${shade}`} />
              {t(name)}
            </dt>
            <dd>{latencyText(ms)}</dd>
          </div>
        ))}
        <div className="ml-auto flex items-baseline gap-1.5">
          <dt className="text-ink-soft">{t("total")}</dt>
          <dd className="font-medium">{latencyText(total)}</dd>
        </div>
      </dl>
    </div>
  )
}
