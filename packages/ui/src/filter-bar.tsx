"use client"

import { Search } from "lucide-react"
import { type ReactNode, type Ref, useEffect, useImperativeHandle, useRef, useState } from "react"
import { Button } from "./button.tsx"
import { Input } from "./input.tsx"
import { TagChip } from "./tag-chip.tsx"
import { useTexts } from "./texts.tsx"

export interface FilterBarProps {
  /** What is looked for now; the address bar holds it. */
  search: string
  onSearch: (search: string) => void
  placeholder?: string
  /** Lets a shortcut focus the search. */
  searchRef?: Ref<HTMLInputElement>
  /** Filters that are on. */
  chips?: readonly { key: string; name: string; value?: string }[]
  onRemove?: (key: string) => void
  onClear?: () => void
  /** Menus that add filters; order and grouping. */
  children?: ReactNode
}

/** Search, filters, and what of them is on. */
export function FilterBar({
  search,
  onSearch,
  placeholder,
  searchRef,
  chips = [],
  onRemove,
  onClear,
  children,
}: FilterBarProps) {
  const texts = useTexts()
  return (
    <search className="space-y-2.5">
      <div className="flex flex-wrap items-center gap-2">
        <SearchInput
          search={search}
          onSearch={onSearch}
          placeholder={placeholder ?? texts.search}
          searchRef={searchRef}
        />
        {children}
      </div>
      {chips.length > 0 && (
        <div className="flex flex-wrap items-center gap-1.5">
          {chips.map(({ key, name, value }) => (
            <TagChip key={key} name={name} value={value} onRemove={onRemove && (() => onRemove(key))} />
          ))}
          {onClear && (
            <Button size="sm" variant="ghost" onClick={onClear}>
              {texts.clear}
            </Button>
          )}
        </div>
      )}
    </search>
  )
}

type SearchInputProps = Pick<FilterBarProps, "search" | "onSearch" | "placeholder" | "searchRef">

function SearchInput({ search, onSearch, placeholder, searchRef }: SearchInputProps) {
  const input = useRef<HTMLInputElement>(null)
  const [draft, setDraft] = useState(search)
  useImperativeHandle(searchRef, () => input.current as HTMLInputElement, [])
  useEffect(() => {
    // The address bar lags behind somebody who types; only "back" may change the words under them.
    if (document.activeElement !== input.current) setDraft(search)
  }, [search])
  return (
    <Input
      ref={input}
      type="search"
      aria-label={placeholder}
      placeholder={placeholder}
      icon={<Search aria-hidden="true" />}
      className="min-w-48 flex-1 sm:max-w-80"
      value={draft}
      onChange={(event) => {
        setDraft(event.target.value)
        onSearch(event.target.value)
      }}
    />
  )
}
