"use client"

import { ToggleGroup } from "radix-ui"
import type { ReactNode } from "react"

export interface SegmentedProps<Value extends string> {
  label: string
  options: readonly { value: Value; label: ReactNode }[]
  value: Value
  onValueChange: (value: Value) => void
}

/** One of a few, all in sight: ranges of a chart. */
export function Segmented<Value extends string>({ label, options, value, onValueChange }: SegmentedProps<Value>) {
  const choose = (chosen: string) => {
    const option = options.find((one) => one.value === chosen)
    if (option) onValueChange(option.value)
  }
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={choose}
      className="inline-flex rounded-md bg-ink/6 p-0.5"
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          className="h-7 rounded-[0.3125rem] px-2.5 text-ink-soft text-sm transition-colors hover:text-ink data-[state=on]:bg-lifted data-[state=on]:font-medium data-[state=on]:text-ink data-[state=on]:shadow-card pointer-coarse:h-9.5 pointer-coarse:px-3"
        >
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  )
}
