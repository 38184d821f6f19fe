"use client"

import { MenuCheckItem, MenuLabel } from "@nightjar/ui/menu"
import { useQuery } from "@tanstack/react-query"
import { useTranslations } from "next-intl"
import { useTRPC } from "../../data/trpc.ts"
import { type Filter, toggled } from "./filter.ts"

interface FilterChoicesProps {
  filter: Filter
  onChange: (changes: Partial<Filter>) => void
}

/** What a list can be narrowed to; asked for once somebody opens the menu. */
export function FilterChoices({ filter, onChange }: FilterChoicesProps) {
  const t = useTranslations("list")
  const trpc = useTRPC()
  const forms = useQuery(trpc.monitor.forms.queryOptions())
  const groups = useQuery(trpc.monitor.list.queryOptions({ types: ["group"], sort: "name" }))
  const tags = useQuery(trpc.tag.list.queryOptions())
  return (
    <>
      <Choices
        title={t("type")}
        options={forms.data?.types.map(({ type, label }) => ({ value: type, label }))}
        chosen={filter.types}
        onToggle={(type) => onChange({ types: toggled(filter.types, type) })}
      />
      <Choices
        title={t("inGroup")}
        options={groups.data?.monitors.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={filter.group ? [filter.group] : []}
        onToggle={(group) => onChange({ group: group === filter.group ? undefined : group })}
      />
      <Choices
        title={t("tag")}
        options={tags.data?.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={filter.tags}
        onToggle={(tag) => onChange({ tags: toggled(filter.tags, tag) })}
      />
    </>
  )
}

interface ChoicesProps<Value extends string> {
  title: string
  options: { value: Value; label: string }[] | undefined
  chosen: readonly Value[]
  onToggle: (value: Value) => void
}

function Choices<Value extends string>({ title, options = [], chosen, onToggle }: ChoicesProps<Value>) {
  if (options.length === 0) return null
  return (
    <>
      <MenuLabel>{title}</MenuLabel>
      {options.map(({ value, label }) => (
        <MenuCheckItem key={value} checked={chosen.includes(value)} onCheckedChange={() => onToggle(value)}>
          {label}
        </MenuCheckItem>
      ))}
    </>
  )
}
