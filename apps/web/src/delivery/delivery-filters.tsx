"use client"

import { type DeliveryState, deliveryStates } from "@nightjar/core/delivery"
import { Select } from "@nightjar/ui/select"
import { useTranslations } from "next-intl"
import { useChannels } from "../channel/use-channels.ts"
import { toggled } from "../monitor/list/filter.ts"
import type { Filter } from "./filter.ts"

interface DeliveryFiltersProps {
  filter: Filter
  onChange: (filter: Filter) => void
}

export function DeliveryFilters({ filter, onChange }: DeliveryFiltersProps) {
  const t = useTranslations("deliveries")
  const { channels = [] } = useChannels()
  const toggle = (state: DeliveryState) => onChange({ ...filter, states: toggled(filter.states, state) })
  const choose = (id: string) => {
    const channel = channels.find((one) => one.id === id)?.id
    onChange({ states: filter.states, ...(channel && { channel }) })
  }
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2">
      {deliveryStates.map((state) => (
        <button
          key={state}
          type="button"
          aria-pressed={filter.states.includes(state)}
          onClick={() => toggle(state)}
          className="inline-flex h-8 items-center rounded-full border bg-raised px-3 text-ink-soft text-sm transition-colors hover:text-ink aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-ink pointer-coarse:h-10"
        >
          {t(`states.${state}`)}
        </button>
      ))}
      <span className="sm:ml-auto">
        <Select aria-label={t("channel")} value={filter.channel ?? ""} onChange={(event) => choose(event.target.value)}>
          <option value="">{t("allChannels")}</option>
          {channels.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </span>
    </div>
  )
}
