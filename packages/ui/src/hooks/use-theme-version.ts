"use client"

import { useSyncExternalStore } from "react"

let version = 0

const subscribe = (listener: () => void) => {
  const changed = () => {
    version += 1
    listener()
  }
  const system = matchMedia("(prefers-color-scheme: dark)")
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] })
  system.addEventListener("change", changed)
  return () => {
    observer.disconnect()
    system.removeEventListener("change", changed)
  }
}

/** Changes with the theme, for drawings that cannot follow CSS. */
export const useThemeVersion = (): number =>
  useSyncExternalStore(
    subscribe,
    () => version,
    () => 0,
  )
