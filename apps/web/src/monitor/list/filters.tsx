"use client"

import { Button } from "@nightjar/ui/button"
import { FilterBar } from "@nightjar/ui/filter-bar"
import { useHotkeys } from "@nightjar/ui/hooks/use-hotkeys"
import { Menu, MenuCheckItem, MenuChoice, MenuLabel } from "@nightjar/ui/menu"
import { useQuery } from "@tanstack/react-query"
import { ArrowUpDown, ListFilter } from "lucide-react"
import { useTranslations } from "next-intl"
import { useRef } from "react"
import { useTRPC } from "../../data/trpc.ts"
import { type Filter, toggled } from "./filter.ts"
import { type Counts, StateCounts } from "./summary-line.tsx"

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
  const { types, tags } = useChoices()
  const chips = [
    ...filter.types.map((type) => ({
      key: type,
      name: t("type"),
      value: types.find((one) => one.type === type)?.label ?? type,
    })),
    ...filter.tags.map((id) => ({ key: id, name: t("tag"), value: tags.find((one) => one.id === id)?.name ?? "…" })),
  ]
  return (
    <FilterBar
      search={filter.search}
      onSearch={(words) => onChange({ search: words })}
      searchRef={search}
      placeholder={t("search")}
      chips={chips}
      onRemove={(key) =>
        onChange({ types: filter.types.filter((type) => type !== key), tags: filter.tags.filter((id) => id !== key) })
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
          <MenuLabel>{t("type")}</MenuLabel>
          {types.map(({ type, label }) => (
            <MenuCheckItem
              key={type}
              checked={filter.types.includes(type)}
              onCheckedChange={() => onChange({ types: toggled(filter.types, type) })}
            >
              {label}
            </MenuCheckItem>
          ))}
          {tags.length > 0 && <MenuLabel>{t("tag")}</MenuLabel>}
          {tags.map(({ id, name }) => (
            <MenuCheckItem
              key={id}
              checked={filter.tags.includes(id)}
              onCheckedChange={() => onChange({ tags: toggled(filter.tags, id) })}
            >
              {name}
            </MenuCheckItem>
          ))}
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

const useChoices = () => {
  const trpc = useTRPC()
  const forms = useQuery({ ...trpc.monitor.forms.queryOptions(), staleTime: Number.POSITIVE_INFINITY })
  const tags = useQuery(trpc.tag.list.queryOptions())
  return { types: forms.data?.types ?? [], tags: tags.data ?? [] }
}
