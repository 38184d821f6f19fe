"use client"

import { useSyncExternalStore } from "react"

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

/** One timer for every clock on the page. */
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  timer ??= setInterval(() => {
    for (const tell of listeners) tell()
  }, 1_000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** Now in Unix milliseconds, floored to `step` so that a component draws again only when its words may change. */
export const useNow = (step = 1_000): number => {
  const read = () => Math.floor(Date.now() / step) * step
  return useSyncExternalStore(subscribe, read, read)
}
