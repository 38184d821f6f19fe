"use client"

import { Monitor, Moon, Sun } from "lucide-react"
import { useTheme } from "next-themes"
import { useSyncExternalStore } from "react"
import { useTexts } from "./texts.tsx"

const themes = [
  { value: "system", icon: Monitor },
  { value: "light", icon: Sun },
  { value: "dark", icon: Moon },
] as const

const never = () => () => {}

/** Null on the server: only the browser knows what somebody chose. */
const useChosenTheme = () => {
  const { theme, setTheme } = useTheme()
  const chosen = useSyncExternalStore(
    never,
    () => theme ?? "system",
    () => null,
  )
  return { chosen, setTheme }
}

/** The themes side by side; each is put on at once. */
export function ThemeChoice() {
  const texts = useTexts().theme
  const { chosen, setTheme } = useChosenTheme()
  return (
    <fieldset className="grid grid-cols-3 gap-3">
      <legend className="sr-only">{texts.label}</legend>
      {themes.map(({ value, icon: Icon }) => (
        <label
          key={value}
          className="grid h-24 cursor-pointer place-items-center content-center gap-2 rounded-lg border-2 font-medium text-ink-soft transition-colors hover:border-ink-faint hover:text-ink has-checked:border-accent has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2"
        >
          <input
            type="radio"
            name="theme"
            value={value}
            checked={chosen === value}
            onChange={() => setTheme(value)}
            className="sr-only"
          />
          <Icon aria-hidden="true" className="size-5" />
          {texts[value]}
        </label>
      ))}
    </fieldset>
  )
}
