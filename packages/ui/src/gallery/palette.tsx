"use client"

import { Pause, Radar, Siren } from "lucide-react"
import { useState } from "react"
import { Button } from "../button.tsx"
import { CommandPalette } from "../command-palette.tsx"
import { useHotkeys } from "../hooks/use-hotkeys.ts"
import { ShortcutsDialog } from "../shortcuts-dialog.tsx"
import { Row, Section } from "./section.tsx"

const nothing = () => {}

/** ⌘K and ?. */
export function Palette() {
  const [open, setOpen] = useState<"palette" | "shortcuts" | null>(null)
  const [query, setQuery] = useState("")
  const bind = (name: typeof open) => ({
    open: open === name,
    onOpenChange: (on: boolean) => setOpen(on ? name : null),
  })
  useHotkeys({ "mod+k": () => setOpen("palette"), "?": () => setOpen("shortcuts") })
  return (
    <Section title="Keyboard">
      <Row>
        <Button onClick={() => setOpen("palette")}>Command palette</Button>
        <Button onClick={() => setOpen("shortcuts")}>Shortcuts</Button>
      </Row>
      <CommandPalette
        {...bind("palette")}
        label="Go to, or do"
        query={query}
        onQueryChange={setQuery}
        groups={[
          {
            heading: "Verbs",
            items: [
              {
                id: "pause",
                label: "Pause Checkout",
                icon: <Pause aria-hidden="true" />,
                shortcut: "p",
                onSelect: nothing,
              },
            ],
          },
          {
            heading: "Go to",
            items: [
              { id: "overview", label: "Overview", icon: <Radar aria-hidden="true" />, onSelect: nothing },
              {
                id: "incidents",
                label: "Incidents",
                icon: <Siren aria-hidden="true" />,
                hint: "2 open",
                onSelect: nothing,
              },
            ],
          },
          { heading: "Found", items: [], found: true, loading: query.length > 0 },
        ]}
      />
      <ShortcutsDialog
        {...bind("shortcuts")}
        title="Shortcuts"
        groups={[
          {
            heading: "In lists",
            shortcuts: [
              { keys: ["j", "k"], does: "Next, previous" },
              { keys: ["enter"], does: "Open" },
            ],
          },
        ]}
      />
    </Section>
  )
}
