"use client"

import { Button } from "@nightjar/ui/button"
import { FilterBar } from "@nightjar/ui/filter-bar"
import { useHotkeys } from "@nightjar/ui/hooks/use-hotkeys"
import { Menu, MenuChoice } from "@nightjar/ui/menu"
import { ArrowUpDown, ListFilter } from "lucide-react"
import { useTranslations } from "next-intl"
import { useRef } from "react"
import { type Filter, toggled } from "./filter.ts"
import { FilterChoices } from "./filter-choices.tsx"
import { type Counts, StateCounts } from "./summary-line.tsx"
import { useChips } from "./use-chips.ts"

interface FiltersProps {
  filter: Filter
  counts: Counts
  onChange: (changes: Partial<Filter>) => void
}

const sorts = ["state", "name", "newest"] as const satisfies Filter["sort"][]

export function Filters({ filter, counts, onChange }: FiltersProps) {
  const t = useTranslations("list")
  const search = useRef<HTMLInputElement>(null)
  useHotkeys({ "/": () => search.current?.focus() })
  const chips = useChips(filter)
  return (
    <FilterBar
      search={filter.search}
      onSearch={(words) => onChange({ search: words })}
      searchRef={search}
      placeholder={t("search")}
      chips={chips}
      onRemove={(key) =>
        onChange({
          types: filter.types.filter((type) => type !== key),
          tags: filter.tags.filter((id) => id !== key),
          ...(key === filter.group && { group: undefined }),
        })
      }
    >
      <span className="-mx-4 flex gap-2 overflow-x-auto px-4 py-0.5 max-sm:order-last max-sm:w-[calc(100%+2rem)] sm:mx-0 sm:flex-wrap sm:px-0">
        <StateCounts
          counts={counts}
          chosen={filter.states}
          onToggle={(state) => onChange({ states: toggled(filter.states, state) })}
        />
      </span>
      <span className="flex gap-2 max-sm:w-full max-sm:*:flex-1 sm:ml-auto">
        <Menu
          trigger={
            <Button>
              <ListFilter aria-hidden="true" />
              {t("filter")}
            </Button>
          }
        >
          <FilterChoices filter={filter} onChange={onChange} />
        </Menu>
        <Menu
          trigger={
            <Button>
              <ArrowUpDown aria-hidden="true" />
              {t(`sort.${filter.sort}`)}
            </Button>
          }
        >
          <MenuChoice
            value={filter.sort}
            onValueChange={(sort) => onChange({ sort: sorts.find((one) => one === sort) ?? "state" })}
            options={sorts.map((value) => ({ value, label: t(`sort.${value}`) }))}
          />
        </Menu>
      </span>
    </FilterBar>
  )
}
