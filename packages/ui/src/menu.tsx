"use client"

import { Check } from "lucide-react"
import { DropdownMenu as Primitive } from "radix-ui"
import type { ComponentProps, ReactNode } from "react"
import { cn } from "./cn.ts"
import { Kbd } from "./kbd.tsx"

const itemLook =
  "flex h-8 cursor-default select-none items-center gap-2 rounded-sm px-2 text-base outline-none data-[disabled]:pointer-events-none data-[highlighted]:bg-ink/6 data-[disabled]:opacity-50 pointer-coarse:h-11 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-faint"

export interface MenuProps {
  /** The button that opens it. */
  trigger: ReactNode
  align?: "start" | "end"
  side?: "top" | "bottom"
  children: ReactNode
}

export function Menu({ trigger, align = "end", side = "bottom", children }: MenuProps) {
  return (
    <Primitive.Root modal={false}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 max-w-80 animate-rise overflow-y-auto rounded-lg bg-raised p-1 shadow-pop"
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}

export interface MenuItemProps extends ComponentProps<typeof Primitive.Item> {
  icon?: ReactNode
  shortcut?: string
  danger?: boolean
}

export function MenuItem({ icon, shortcut, danger, asChild, className, children, ...rest }: MenuItemProps) {
  const look = cn(itemLook, danger && "text-down-ink data-[highlighted]:bg-down-soft [&_svg]:text-down", className)
  if (asChild) {
    return (
      <Primitive.Item asChild className={look} {...rest}>
        {children}
      </Primitive.Item>
    )
  }
  return (
    <Primitive.Item className={look} {...rest}>
      {icon}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {shortcut && <Kbd>{shortcut}</Kbd>}
    </Primitive.Item>
  )
}

/** An item that is on or off, and keeps the menu open. */
export function MenuCheckItem({ children, ...rest }: ComponentProps<typeof Primitive.CheckboxItem>) {
  return (
    <Primitive.CheckboxItem className={itemLook} onSelect={(event) => event.preventDefault()} {...rest}>
      <span className="size-4">
        <Primitive.ItemIndicator>
          <Check aria-hidden="true" />
        </Primitive.ItemIndicator>
      </span>
      <span className="min-w-0 flex-1 truncate">{children}</span>
    </Primitive.CheckboxItem>
  )
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Primitive.Label className="px-2 pt-2 pb-1 font-medium text-ink-faint text-xs">{children}</Primitive.Label>
}

export function MenuSeparator() {
  return <Primitive.Separator className="-mx-1 my-1 h-px bg-border" />
}

export interface MenuChoiceProps {
  value: string
  onValueChange: (value: string) => void
  options: readonly { value: string; label: ReactNode; icon?: ReactNode }[]
}

/** One of several, with a tick at the one that holds. */
export function MenuChoice({ value, onValueChange, options }: MenuChoiceProps) {
  return (
    <Primitive.RadioGroup value={value} onValueChange={onValueChange}>
      {options.map((option) => (
        <Primitive.RadioItem key={option.value} value={option.value} className={itemLook}>
          {option.icon}
          <span className="min-w-0 flex-1 truncate">{option.label}</span>
          <Primitive.ItemIndicator>
            <Check aria-hidden="true" />
          </Primitive.ItemIndicator>
        </Primitive.RadioItem>
      ))}
    </Primitive.RadioGroup>
  )
}
