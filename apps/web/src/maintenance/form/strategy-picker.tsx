"use client"

import type { Strategy } from "@nightjar/core/maintenance/timing"
import { Field } from "@nightjar/ui/field"
import { useTranslations } from "next-intl"

interface StrategyPickerProps {
  strategy: Strategy
  onChange: (strategy: Strategy) => void
}

/** The simple ones first. */
export const strategies = [
  "single",
  "manual",
  "weekdays",
  "monthdays",
  "interval",
  "cron",
] as const satisfies Strategy[]

/** How it comes: one of six, all in sight. */
export function StrategyPicker({ strategy, onChange }: StrategyPickerProps) {
  const t = useTranslations("maintenance")
  return (
    <Field group label={t("form.strategy")} help={t(`strategyHelp.${strategy}`)}>
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-3">
        {strategies.map((one) => (
          <label
            key={one}
            className="relative flex min-h-11 cursor-pointer select-none items-center rounded-md border border-control bg-raised px-3 text-ink-soft text-sm transition-colors hover:text-ink has-checked:border-accent has-checked:bg-accent-soft has-checked:font-medium has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="strategy"
              className="sr-only"
              checked={one === strategy}
              onChange={() => onChange(one)}
            />
            {t(`strategies.${one}`)}
          </label>
        ))}
      </div>
    </Field>
  )
}
