"use client"

import { useEffect } from "react"
import { resolveColor } from "./resolve-color.ts"
import { type State, stateSymbols, stateTone } from "./rules/state.ts"
import { stateSvg } from "./rules/state-shape.ts"

export interface FaviconStateProps {
  /** The worst state there is. */
  state: State
  /** The title without its symbol, e.g. `2 down · acme`. */
  title: string
}

const favicon = () => {
  const link = document.head.querySelector<HTMLLinkElement>("link[data-state-icon]")
  if (link) return link
  const created = Object.assign(document.createElement("link"), { rel: "icon", type: "image/svg+xml" })
  created.dataset.stateIcon = ""
  document.head.append(created)
  return created
}

/** The tab itself tells the worst state. Renders nothing. */
export function FaviconState({ state, title }: FaviconStateProps) {
  useEffect(() => {
    const wanted = `${stateSymbols[state]} ${title}`
    const keep = () => {
      if (document.title !== wanted) document.title = wanted
    }
    keep()
    const svg = stateSvg(state, resolveColor(`var(--color-${stateTone(state)})`))
    favicon().href = `data:image/svg+xml,${encodeURIComponent(svg)}`
    // A router that sets its own title after navigating would otherwise win.
    const observer = new MutationObserver(keep)
    observer.observe(document.head, { childList: true, subtree: true, characterData: true })
    return () => observer.disconnect()
  }, [state, title])
  return null
}
