"use client"

import { type ReactNode, useSyncExternalStore } from "react"
import { holes } from "./holes.ts"

const never = () => () => {}

/**
 * The part of a document that Next does not draw: what stands there is put in for each request, looks like what
 * follows, and is left alone until the browser shows the real thing in its place.
 */
export function Screen({ children }: { children: ReactNode }) {
  const isAlive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  if (isAlive) return children
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a comment, until React's own markup is put in its place
  return <div className="contents" suppressHydrationWarning dangerouslySetInnerHTML={{ __html: holes.sight }} />
}
