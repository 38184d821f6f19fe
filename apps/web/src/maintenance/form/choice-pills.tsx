"use client"

import { Field } from "@nightjar/ui/field"

interface ChoicePillsProps<Value extends string | number> {
  label: string
  options: readonly { value: Value; label: string; title?: string }[]
  chosen: readonly Value[]
  onToggle: (value: Value) => void
  error: string | undefined
}

/** Any number of a few: days of a week, days of a month. */
export function ChoicePills<Value extends string | number>(props: ChoicePillsProps<Value>) {
  const { label, options, chosen, onToggle, error } = props
  return (
    <Field group label={label} error={error}>
      <div className="flex flex-wrap gap-1.5">
        {options.map((option) => (
          <label
            key={option.value}
            title={option.title}
            className="relative grid h-8 min-w-9 cursor-pointer select-none place-items-center rounded-md border border-control bg-raised px-2 text-ink-soft text-sm tabular-nums transition-colors hover:text-ink has-checked:border-accent has-checked:bg-accent-soft has-checked:font-medium has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent pointer-coarse:h-10.5 pointer-coarse:min-w-10.5"
          >
            <input
              type="checkbox"
              className="sr-only"
              aria-label={option.title}
              checked={chosen.includes(option.value)}
              onChange={() => onToggle(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </Field>
  )
}
