"use client"

import { useTheme } from "next-themes"
import { useSyncExternalStore } from "react"
import { cn } from "./cn.ts"
import { useTexts } from "./texts.tsx"

const themes = ["system", "light", "dark"] as const

const never = () => () => {}

/** The server does not know which theme somebody chose, so nothing is chosen before the browser says. */
const useChosenTheme = () => {
  const { theme, setTheme } = useTheme()
  const chosen = useSyncExternalStore(
    never,
    () => theme ?? "system",
    () => null,
  )
  return { chosen, setTheme }
}

/** The themes side by side, each as a small picture of itself. */
export function ThemeChoice() {
  const texts = useTexts().theme
  const { chosen, setTheme } = useChosenTheme()
  return (
    <fieldset className="grid grid-cols-2 gap-3 sm:grid-cols-3">
      <legend className="sr-only">{texts.label}</legend>
      {themes.map((value) => (
        <label key={value} className="group cursor-pointer">
          <input
            type="radio"
            name="theme"
            value={value}
            checked={chosen === value}
            onChange={() => setTheme(value)}
            className="sr-only"
          />
          <span className="block overflow-hidden rounded-lg border-2 transition-colors group-hover:border-ink-faint group-has-checked:border-accent group-has-focus-visible:outline-2 group-has-focus-visible:outline-accent group-has-focus-visible:outline-offset-2">
            {value === "system" ? (
              <span className="grid grid-cols-2">
                <Picture theme="light" />
                <Picture theme="dark" />
              </span>
            ) : (
              <Picture theme={value} />
            )}
          </span>
          <span className="mt-2 flex items-center gap-2 font-medium">
            <span
              aria-hidden="true"
              className={cn(
                "size-3.5 rounded-full border border-control bg-raised",
                "group-has-checked:border-4 group-has-checked:border-accent",
              )}
            />
            {texts[value]}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function Picture({ theme }: { theme: "light" | "dark" }) {
  return (
    <span data-theme={theme} aria-hidden="true" className="flex h-24 bg-surface">
      <span className="w-1/4 border-r bg-sunken" />
      <span className="flex flex-1 flex-col gap-2 p-3">
        <span className="h-1.5 w-3/5 rounded-full bg-ink" />
        <span className="h-1.5 w-2/5 rounded-full bg-ink-faint" />
        <span className="mt-auto flex gap-1">
          {["bg-up", "bg-up", "bg-down", "bg-up"].map((look, index) => (
            <span key={index} className={cn("h-4 flex-1 rounded-xs", look)} />
          ))}
        </span>
      </span>
    </span>
  )
}
