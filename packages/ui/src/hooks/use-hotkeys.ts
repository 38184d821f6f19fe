"use client"

import { useEffect, useEffectEvent } from "react"
import { hotkeyOf, mayTake } from "../rules/hotkey.ts"

/** What each key does, by its name: `{ j: next, "mod+k": openPalette, "?": showHelp }`. */
export type Hotkeys = Readonly<Record<string, (() => void) | undefined>>

/** Shortcuts of the page. Silent while somebody types, and in menus and dialogs; `mod+…` works everywhere. */
export const useHotkeys = (hotkeys: Hotkeys): void => {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const hotkey = hotkeyOf(event)
    const act = hotkeys[hotkey]
    if (!act || event.defaultPrevented || event.isComposing || !mayTake(hotkey, document.activeElement)) return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event)
    document.addEventListener("keydown", listen)
    return () => document.removeEventListener("keydown", listen)
  }, [])
}
