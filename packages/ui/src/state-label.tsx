"use client"

import type { ReactNode } from "react"
import { cn } from "./cn.ts"
import type { State } from "./rules/state.ts"
import { StateMark, stateLooks } from "./state-mark.tsx"
import { useTexts } from "./texts.tsx"

export interface StateLabelProps {
  state: State
  /** Instead of the state's own word, for something that is told by a state. */
  word?: ReactNode
  /** On its own soft ground, for headers; plain in lists. */
  pill?: boolean
  /** After the word: since when, a countdown. */
  detail?: ReactNode
  className?: string
}

/** Shape and word of a state. */
export function StateLabel({ state, word, pill, detail, className }: StateLabelProps) {
  const look = stateLooks[state]
  const { states } = useTexts()
  return (
    <span
      className={cn(
        "inline-flex items-center gap-1.5 whitespace-nowrap font-medium text-sm",
        look.ink,
        pill && "h-6 rounded-full px-2.5",
        pill && look.soft,
        className,
      )}
    >
      <StateMark state={state} />
      {word ?? states[state]}
      {detail && <span className="font-normal text-ink-soft">{detail}</span>}
    </span>
  )
}
