"use client"

import { X } from "lucide-react"
import { cn } from "./cn.ts"
import { useTexts } from "./texts.tsx"

export interface TagChipProps {
  name: string
  value?: string
  /** One of the `--color-tag-…` of the theme. */
  color?: string
  /** With it the chip can be taken away. */
  onRemove?: () => void
  className?: string
}

/** A tag, or a filter that is on. Long names are cut, never wrapped. */
export function TagChip({ name, value, color, onRemove, className }: TagChipProps) {
  const texts = useTexts()
  return (
    <span
      className={cn(
        "inline-flex h-6 min-w-0 max-w-56 items-center gap-1 rounded-full border bg-raised px-2 text-ink-soft text-xs",
        onRemove && "pr-0.5",
        className,
      )}
    >
      {color && <TagDot color={color} className="size-2" />}
      <span dir="auto" className="truncate">
        {name}
        {value && <span className="text-ink">: {value}</span>}
      </span>
      {onRemove && (
        <button
          type="button"
          aria-label={`${texts.remove}: ${value ? `${name} ${value}` : name}`}
          onClick={onRemove}
          className="grid size-5 shrink-0 place-items-center rounded-full hover:bg-ink/8 hover:text-ink pointer-coarse:size-6"
        >
          <X aria-hidden="true" className="size-3" />
        </button>
      )}
    </span>
  )
}

/** The colour that somebody gave to a tag. It is theirs and says nothing about states. */
export function TagDot({ color, className }: { color: string; className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cn("shrink-0 rounded-full", className)}
      style={{ backgroundColor: `var(--color-tag-${color})` }}
    />
  )
}
