"use client"

import type { ReactNode } from "react"
import { holes } from "./holes.ts"
import { useIsAlive } from "./use-is-alive.ts"

/**
 * The part of a document that Next does not draw: what stands there is put in for each request, looks like what
 * follows, and is left alone until the browser shows the real thing in its place. Until then links lead on, and what
 * nobody hears yet cannot be pressed or typed into.
 */
export function Screen({ children }: { children: ReactNode }) {
  if (useIsAlive()) return children
  // What is put in the comment's place is React's own markup.
  return <fieldset disabled data-sight suppressHydrationWarning dangerouslySetInnerHTML={{ __html: holes.sight }} />
}
