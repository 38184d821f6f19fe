"use client"

import { Button } from "@nightjar/ui/button"
import { CommandPalette } from "@nightjar/ui/command-palette"
import { useHotkeys } from "@nightjar/ui/hooks/use-hotkeys"
import { Kbd } from "@nightjar/ui/kbd"
import { Search } from "lucide-react"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { usePaletteGroups } from "./use-palette-groups.tsx"

/** ⌘K, and the place in the top bar that says so. */
export function Palette() {
  const t = useTranslations("palette")
  const [open, setOpen] = useState(false)
  const [query, setQuery] = useState("")
  const groups = usePaletteGroups(query, open)
  useHotkeys({ "mod+k": () => setOpen(true) })
  return (
    <>
      <Button
        variant="ghost"
        className="justify-start gap-2 border bg-raised px-2.5 font-normal text-ink-faint sm:w-64"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setOpen(true)}
      >
        <Search aria-hidden="true" />
        <span className="max-sm:sr-only">{t("open")}</span>
        <span className="ml-auto max-sm:hidden">
          <Kbd>⌘K</Kbd>
        </span>
      </Button>
      <CommandPalette
        open={open}
        onOpenChange={(next) => {
          setOpen(next)
          if (!next) setQuery("")
        }}
        label={t("label")}
        query={query}
        onQueryChange={setQuery}
        groups={groups}
      />
    </>
  )
}
