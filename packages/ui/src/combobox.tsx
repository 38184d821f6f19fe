"use client"

import { Command } from "cmdk"
import { Check, ChevronsUpDown, Search } from "lucide-react"
import { Popover as Primitive } from "radix-ui"
import { type Ref, useState } from "react"
import { cn } from "./cn.ts"
import { useFieldControl } from "./field.tsx"
import { inputLook } from "./input.tsx"
import { matching } from "./rules/matching.ts"
import { useTexts } from "./texts.tsx"

export interface ComboboxProps {
  /** Empty when nothing is chosen. */
  value: string
  onValueChange: (value: string) => void
  options: readonly { value: string; label: string }[]
  /** Offers to choose nothing. */
  clearable?: boolean
  onBlur?: () => void
  ref?: Ref<HTMLButtonElement>
  className?: string
}

/** What nobody scrolls through. */
const mostShown = 50
const nothing = { value: "", label: "–" }

/** One of hundreds, found by typing. For a dozen take `Select`. */
export function Combobox({ value, onValueChange, options, clearable, onBlur, ref, className }: ComboboxProps) {
  const [open, setOpen] = useState(false)
  const chosen = options.find((option) => option.value === value) ?? nothing
  const choose = (next: string) => {
    onValueChange(next)
    setOpen(false)
  }
  return (
    <Primitive.Root open={open} onOpenChange={setOpen}>
      <Primitive.Trigger asChild>
        <button
          ref={ref}
          type="button"
          role="combobox"
          aria-expanded={open}
          onBlur={onBlur}
          {...useFieldControl()}
          className={cn(inputLook, "control-box flex items-center gap-2 px-2.5 text-left", className)}
        >
          <span dir="auto" className="min-w-0 flex-1 truncate">
            {chosen.label}
          </span>
          <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
        </button>
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          aria-describedby={undefined}
          align="start"
          sideOffset={6}
          collisionPadding={8}
          className="z-50 w-(--radix-popover-trigger-width) min-w-64 animate-rise overflow-hidden rounded-lg bg-raised shadow-pop focus-visible:outline-none"
        >
          <Found options={clearable ? [nothing, ...options] : options} chosen={chosen.value} onChoose={choose} />
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}

interface FoundProps {
  options: ComboboxProps["options"]
  chosen: string
  onChoose: (value: string) => void
}

function Found({ options, chosen, onChoose }: FoundProps) {
  const texts = useTexts()
  const [words, setWords] = useState("")
  const { shown, more } = matching(options, words, mostShown)
  return (
    <Command label={texts.search} shouldFilter={false} loop defaultValue={keyOf(chosen)}>
      <div className="flex items-center gap-2 border-b px-3">
        <Search aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
        <Command.Input
          value={words}
          onValueChange={setWords}
          placeholder={texts.search}
          className="control-box w-full bg-transparent text-ink outline-none placeholder:text-ink-faint"
        />
      </div>
      <Command.List className="max-h-64 overflow-y-auto p-1">
        <Command.Empty className="px-2 py-3 text-ink-soft text-sm">{texts.noMatches}</Command.Empty>
        {shown.map(({ value, label }) => (
          <Command.Item
            key={value}
            value={keyOf(value)}
            onSelect={() => onChoose(value)}
            className="flex min-h-8 cursor-default items-center gap-2 rounded-sm px-2 data-[selected=true]:bg-ink/6 pointer-coarse:min-h-11"
          >
            <span dir="auto" className="min-w-0 flex-1 truncate">
              {label}
            </span>
            {value === chosen && <Check aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />}
          </Command.Item>
        ))}
        {more > 0 && <p className="px-2 py-1.5 text-ink-faint text-sm">{texts.moreMatches(more)}</p>}
      </Command.List>
    </Command>
  )
}

/** Items go by a name of their own, and none may be empty. */
const keyOf = (value: string) => `option-${value}`
