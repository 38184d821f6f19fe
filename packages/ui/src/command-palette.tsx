"use client"

import { Command } from "cmdk"
import { Search } from "lucide-react"
import { Dialog as Primitive } from "radix-ui"
import type { ReactNode } from "react"
import { Kbd } from "./kbd.tsx"
import { Skeleton } from "./skeleton.tsx"
import { useTexts } from "./texts.tsx"

export interface PaletteItem {
  id: string
  label: string
  icon?: ReactNode
  /** At the end, in grey: where it is, what kind it is. */
  hint?: ReactNode
  shortcut?: string
  /** Other words that find it. */
  keywords?: string[]
  onSelect: () => void
}

export interface PaletteGroup {
  heading: string
  items: readonly PaletteItem[]
  /** Found by the server for this query: shown as they come, not filtered again. */
  found?: boolean
  /** More are on their way. */
  loading?: boolean
}

export interface CommandPaletteProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Its name, and what can be typed. */
  label: string
  query: string
  onQueryChange: (query: string) => void
  /** Things to go to and verbs to run, in the order they are shown. */
  groups: readonly PaletteGroup[]
}

/** ⌘K: everything within a few letters. */
export function CommandPalette({ open, onOpenChange, label, query, onQueryChange, groups }: CommandPaletteProps) {
  const texts = useTexts()
  const anyFound = groups.some((group) => group.loading || (group.found && group.items.length > 0))
  const close = () => onOpenChange(false)
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 animate-appear bg-scrim" />
        <Primitive.Content
          aria-describedby={undefined}
          className="fixed inset-x-2 top-2 z-50 animate-rise overflow-hidden rounded-xl bg-raised shadow-pop sm:inset-x-auto sm:top-[14dvh] sm:left-1/2 sm:w-full sm:max-w-xl sm:-translate-x-1/2"
        >
          <Primitive.Title className="sr-only">{label}</Primitive.Title>
          <Command label={label} loop>
            <div className="flex items-center gap-2.5 border-b px-4">
              <Search aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
              <Command.Input
                value={query}
                onValueChange={onQueryChange}
                placeholder={label}
                className="h-12 w-full bg-transparent text-ink text-lg outline-none placeholder:text-ink-faint"
              />
              <Kbd>esc</Kbd>
            </div>
            <Command.List className="max-h-[min(24rem,60dvh)] overflow-y-auto p-1.5">
              {!anyFound && (
                <Command.Empty className="px-3 py-8 text-center text-ink-soft">{texts.noMatches}</Command.Empty>
              )}
              {groups.map((group) => (
                <Group key={group.heading} group={group} onDone={close} />
              ))}
            </Command.List>
          </Command>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}

const groupLook =
  "[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-faint [&_[cmdk-group-heading]]:text-xs"

const itemLook =
  "flex h-9 cursor-default items-center gap-2.5 rounded-md px-2.5 data-[selected=true]:bg-ink/6 pointer-coarse:h-11 [&>svg]:size-4 [&>svg]:shrink-0 [&>svg:not([class*=text-])]:text-ink-faint"

function Group({ group, onDone }: { group: PaletteGroup; onDone: () => void }) {
  if (group.items.length === 0 && !group.loading) return null
  const run = (item: PaletteItem) => () => {
    onDone()
    item.onSelect()
  }
  return (
    <Command.Group heading={group.heading} forceMount={group.found} className={groupLook}>
      {group.items.map((item) => (
        <Command.Item
          key={item.id}
          value={item.id}
          keywords={[item.label, ...(item.keywords ?? [])]}
          forceMount={group.found}
          onSelect={run(item)}
          className={itemLook}
        >
          {item.icon}
          <span dir="auto" className="min-w-0 flex-1 truncate">
            {item.label}
          </span>
          {item.hint && <span className="max-w-40 truncate text-ink-faint text-sm">{item.hint}</span>}
          {item.shortcut && <Kbd>{item.shortcut}</Kbd>}
        </Command.Item>
      ))}
      {group.loading && <Skeleton className="mx-2.5 my-2 w-1/2" />}
    </Command.Group>
  )
}
