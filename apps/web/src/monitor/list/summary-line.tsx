"use client"

import { type State, states, worstState } from "@nightjar/ui/rules/state"
import { percentText } from "@nightjar/ui/rules/uptime"
import { StateMark } from "@nightjar/ui/state-mark"
import { useTexts } from "@nightjar/ui/texts"
import type { Answers } from "../../data/trpc.ts"

export type Summary = Answers["monitor"]["summary"]
export type Counts = Summary["states"]

export const totalOf = (counts: Counts): number => Object.values(counts).reduce((sum, count) => sum + count, 0)

/** What the sentence at the top tells: the worst there is, and of how many. */
export const worstOf = (counts: Counts): { state: State; count: number } => {
  const state = worstState(states.filter((each) => counts[each]))
  return { state, count: counts[state] ?? 0 }
}

/** What follows the sentence: how many are watched, and how much of today. */
export const watchedOf = ({ states: counts, coverage }: Summary) => ({
  count: totalOf(counts),
  coverage: coverage === null ? "none" : percentText(coverage, 1),
})

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
