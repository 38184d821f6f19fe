"use client"

import { useSyncExternalStore } from "react"

const never = () => () => {}

/** False in a document until the browser has taken it over: what is shown must first be what Next drew for nobody. */
export const useIsAlive = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
