"use client"

import { type State, states, worstState } from "@nightjar/ui/rules/state"
import { StateMark } from "@nightjar/ui/state-mark"
import { useTexts } from "@nightjar/ui/texts"
import { useTranslations } from "next-intl"
import type { Answers } from "../../data/trpc.ts"

export type Counts = Answers["monitor"]["summary"]

export const totalOf = (counts: Counts): number => Object.values(counts).reduce((sum, count) => sum + count, 0)

/** One sentence of truth: the worst there is, and of how many. */
export function useSummary(counts: Counts): { state: State; sentence: string } {
  const t = useTranslations("summary")
  const present = states.filter((state) => counts[state])
  const state = worstState(present)
  return { state, sentence: t(state, { count: counts[state] ?? 0 }) }
}

interface StateCountsProps {
  counts: Counts
  chosen: readonly State[]
  onToggle: (state: State) => void
}

/** How many stand how; a press narrows the list to them. */
export function StateCounts({ counts, chosen, onToggle }: StateCountsProps) {
  const words = useTexts().states
  return states
    .filter((state) => counts[state] || chosen.includes(state))
    .map((state) => (
      <button
        key={state}
        type="button"
        aria-pressed={chosen.includes(state)}
        onClick={() => onToggle(state)}
        className="inline-flex h-8 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-full border bg-raised px-3 text-ink-soft text-sm transition-colors hover:text-ink aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-ink pointer-coarse:h-10"
      >
        <StateMark state={state} />
        {words[state]}
        <span className="font-medium text-ink">{counts[state] ?? 0}</span>
      </button>
    ))
}
