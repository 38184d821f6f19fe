"use client"

import { Tabs as Primitive } from "radix-ui"
import type { ReactNode } from "react"
import { cn } from "./cn.ts"

export interface Tab {
  value: string
  label: ReactNode
  content: ReactNode
}

export interface TabsProps {
  tabs: readonly Tab[]
  /** Given, the tabs are controlled: the address bar holds which one is open. */
  value?: string
  onValueChange?: (value: string) => void
  /** What the tabs are about, for those who cannot see them. */
  label: string
  className?: string
}

export function Tabs({ tabs, value, onValueChange, label, className }: TabsProps) {
  return (
    <Primitive.Root value={value} onValueChange={onValueChange} defaultValue={tabs[0]?.value} className={className}>
      <Primitive.List aria-label={label} className="flex gap-5 overflow-x-auto border-b">
        {tabs.map((tab) => (
          <Primitive.Trigger key={tab.value} value={tab.value} className={tabLook}>
            {tab.label}
          </Primitive.Trigger>
        ))}
      </Primitive.List>
      {tabs.map((tab) => (
        <Primitive.Content key={tab.value} value={tab.value} className="pt-4">
          {tab.content}
        </Primitive.Content>
      ))}
    </Primitive.Root>
  )
}

const tabLook = cn(
  "-mb-px h-9 whitespace-nowrap border-transparent border-b-2 font-medium text-ink-soft text-base transition-colors pointer-coarse:h-11",
  "hover:text-ink focus-visible:outline-offset-[-2px] data-[state=active]:border-accent data-[state=active]:text-ink",
)
