"use client"

import { useHotkeys } from "@nightjar/ui/hooks/use-hotkeys"
import { ShortcutsDialog } from "@nightjar/ui/shortcuts-dialog"
import { useTranslations } from "next-intl"
import { useState } from "react"

const groups = [
  {
    heading: "everywhere",
    shortcuts: [
      ["palette", "⌘", "K"],
      ["help", "?"],
    ],
  },
  {
    heading: "list",
    shortcuts: [
      ["next", "j"],
      ["previous", "k"],
      ["open", "enter"],
      ["select", "x"],
      ["search", "/"],
      ["new", "n"],
    ],
  },
  {
    heading: "monitor",
    shortcuts: [
      ["pause", "p"],
      ["edit", "e"],
    ],
  },
  {
    heading: "incident",
    shortcuts: [
      ["acknowledge", "a"],
      ["mute", "m"],
      ["comment", "c"],
    ],
  },
] as const

/** `?` */
export function Help() {
  const t = useTranslations("help")
  const [open, setOpen] = useState(false)
  useHotkeys({ "?": () => setOpen(true) })
  return (
    <ShortcutsDialog
      open={open}
      onOpenChange={setOpen}
      title={t("title")}
      groups={groups.map(({ heading, shortcuts }) => ({
        heading: t(heading),
        shortcuts: shortcuts.map(([does, ...keys]) => ({ does: t(does), keys })),
      }))}
    />
  )
}
