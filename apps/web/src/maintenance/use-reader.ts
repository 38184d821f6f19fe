"use client"

import { useSyncExternalStore } from "react"
import type { Reader } from "./window-text.ts"

const never = () => () => {}
const ownZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone

/** The viewer's time zone; null on the server, and in the first drawing, which must be the server's. */
export const useOwnZone = (): string | null => useSyncExternalStore(never, ownZone, () => null)

/** How this viewer writes times. */
export const useReader = (timeZone: string): Reader => {
  const own = useOwnZone()
  return own === null ? { locale: null, timeZone } : { locale: undefined, timeZone: own }
}
