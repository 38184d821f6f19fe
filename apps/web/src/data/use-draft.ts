"use client"

import { useEffect, useState } from "react"

/**
 * What somebody types and has not sent yet. The tab keeps it: whoever leaves, by whatever way, finds it on coming back;
 * closing the tab is the only way that asks.
 * @param name of what is typed, among everything of the workspace
 * @param fresh what it begins with
 */
export const useDraft = <Draft extends object>(name: string, fresh: Draft) => {
  const key = `draft ${name}`
  const [{ base, draft, isFound }, set] = useState({ base: fresh, draft: fresh, isFound: false })
  const isChanged = draft !== base && JSON.stringify(draft) !== JSON.stringify(base)

  useEffect(() => {
    const kept = sessionStorage.getItem(key)
    if (kept) set({ ...(JSON.parse(kept) as { base: Draft; draft: Draft }), isFound: true })
  }, [key])

  useEffect(() => {
    if (draft === base) return
    if (isChanged) sessionStorage.setItem(key, JSON.stringify({ base, draft }))
    else sessionStorage.removeItem(key)
  }, [key, base, draft, isChanged])

  useEffect(() => {
    if (!isChanged) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener("beforeunload", ask)
    return () => window.removeEventListener("beforeunload", ask)
  }, [isChanged])

  const settle = (as: Draft) => {
    sessionStorage.removeItem(key)
    set({ base: as, draft: as, isFound: false })
  }
  return {
    draft,
    isChanged,
    /** It was left here before. */
    isFound,
    change: (part: Partial<Draft>) => set((before) => ({ ...before, draft: { ...before.draft, ...part } })),
    /** Begins anew with what is fresh now. */
    restart: () => settle(fresh),
    /** It has arrived. */
    sent: () => settle(draft),
  }
}

export type Typing<Draft extends object> = ReturnType<typeof useDraft<Draft>>
