"use client"

import { Dialog } from "./dialog.tsx"
import { Kbd } from "./kbd.tsx"

export interface ShortcutsDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  groups: readonly { heading: string; shortcuts: readonly { keys: readonly string[]; does: string }[] }[]
}

/** What `?` shows. */
export function ShortcutsDialog({ open, onOpenChange, title, groups }: ShortcutsDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title}>
      <div className="space-y-5">
        {groups.map((group) => (
          <section key={group.heading}>
            <h3 className="mb-1 font-medium text-ink-faint text-xs">{group.heading}</h3>
            <dl>
              {group.shortcuts.map((shortcut) => (
                <div
                  key={shortcut.does}
                  className="flex items-center justify-between gap-4 border-b py-1.5 last:border-b-0"
                >
                  <dt>{shortcut.does}</dt>
                  <dd className="flex gap-1">
                    {shortcut.keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
