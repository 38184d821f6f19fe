"use client"

import { FilterBar } from "@nightjar/ui/filter-bar"
import { useHotkeys } from "@nightjar/ui/hooks/use-hotkeys"
import { Segmented } from "@nightjar/ui/segmented"
import { useTranslations } from "next-intl"
import { useRef } from "react"
import { useMonitorName } from "../../monitor/use-monitor-name.ts"
import type { IncidentFilter } from "./filter.ts"

interface IncidentFiltersProps {
  filter: IncidentFilter
  onChange: (changes: Partial<IncidentFilter>) => void
}

export function IncidentFilters({ filter, onChange }: IncidentFiltersProps) {
  const t = useTranslations("incidents")
  const search = useRef<HTMLInputElement>(null)
  useHotkeys({ "/": () => search.current?.focus() })
  const name = useMonitorName(filter.monitor)
  return (
    <FilterBar
      search={filter.search}
      onSearch={(words) => onChange({ search: words })}
      searchRef={search}
      placeholder={t("search")}
      chips={filter.monitor ? [{ key: filter.monitor, name: t("monitor"), value: name }] : []}
      onRemove={() => onChange({ monitor: undefined })}
    >
      <Segmented
        label={t("show")}
        value={filter.open ? "open" : "all"}
        onValueChange={(shown) => onChange({ open: shown === "open" })}
        options={[
          { value: "all", label: t("all") },
          { value: "open", label: t("onlyOpen") },
        ]}
      />
    </FilterBar>
  )
}
