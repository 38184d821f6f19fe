"use client"

import { useQuery } from "@tanstack/react-query"
import { useTranslations } from "next-intl"
import { useTRPC } from "../../data/trpc.ts"
import { useMonitorName } from "../use-monitor-name.ts"
import type { Filter } from "./filter.ts"

/** What the list is narrowed to, by name; names are asked for only when there are some to show. */
export const useChips = (filter: Filter) => {
  const t = useTranslations("list")
  const trpc = useTRPC()
  const forms = useQuery({ ...trpc.monitor.forms.queryOptions(), enabled: filter.types.length > 0 })
  const tags = useQuery({ ...trpc.tag.list.queryOptions(), enabled: filter.tags.length > 0 })
  const group = useMonitorName(filter.group)
  const labelOf = (type: string) => forms.data?.types.find((one) => one.type === type)?.label ?? type
  const nameOf = (id: Filter["tags"][number]) => tags.data?.find((tag) => tag.id === id)?.name ?? "…"
  return [
    ...filter.types.map((type) => ({ key: type, name: t("type"), value: labelOf(type) })),
    ...(filter.group ? [{ key: filter.group, name: t("inGroup"), value: group }] : []),
    ...filter.tags.map((id) => ({ key: id, name: t("tag"), value: nameOf(id) })),
  ]
}
