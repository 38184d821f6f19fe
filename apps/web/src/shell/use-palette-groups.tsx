"use client"

import type { PaletteGroup, PaletteItem } from "@nightjar/ui/command-palette"
import { StateMark } from "@nightjar/ui/state-mark"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { ArrowLeftRight, LogOut, Plus } from "lucide-react"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { useDeferredValue } from "react"
import { useTRPC } from "../data/trpc.ts"
import { useFoundIncidents, useIncidentVerbItems } from "../incident/use-palette-items.tsx"
import { nav } from "../nav.ts"
import { useStatusPageItems } from "../status-page/use-palette-items.tsx"
import { signOut } from "./account-menu.tsx"
import { useFacts, useMay } from "./facts-provider.tsx"
import { switchTo } from "./tenant-switcher.tsx"

const shownMonitors = 8

/** Everything one can go to or do from anywhere; monitors are looked for by the server. */
export const usePaletteGroups = (query: string, open: boolean): PaletteGroup[] => {
  const t = useTranslations("palette")
  const router = useRouter()
  const search = useDeferredValue(query.trim())
  const monitors = useFoundMonitors(search, open)
  const incidents = useFoundIncidents(search, open)
  const incidentVerbs = useIncidentVerbItems()
  return [
    { heading: t("thisIncident"), items: incidentVerbs },
    {
      heading: t("monitors"),
      found: true,
      loading: monitors.isLoading,
      items: monitors.rows.map((row) => ({
        id: row.id,
        label: row.name,
        icon: <StateMark state={row.state} />,
        hint: row.target,
        onSelect: () => router.push(`/monitors/${row.id}`),
      })),
    },
    { heading: t("incidents"), found: true, items: incidents },
    { heading: t("statusPages"), items: useStatusPageItems(open) },
    { heading: t("pages"), items: usePageItems() },
    { heading: t("verbs"), items: useVerbItems() },
  ]
}

const useVerbItems = (): PaletteItem[] => {
  const t = useTranslations("palette")
  const router = useRouter()
  const may = useMay()
  const { tenant, member } = useFacts()
  const others = member.workspaces.filter((workspace) => workspace.id !== tenant.id)
  return [
    ...(may("monitor.create")
      ? [
          {
            id: "new-monitor",
            label: t("newMonitor"),
            icon: <Plus aria-hidden="true" />,
            shortcut: "n",
            onSelect: () => router.push("/monitors/new"),
          },
        ]
      : []),
    ...(may("statusPage.create")
      ? [
          {
            id: "new-status-page",
            label: t("newStatusPage"),
            icon: <Plus aria-hidden="true" />,
            onSelect: () => router.push("/status-pages/new"),
          },
        ]
      : []),
    ...others.map((workspace) => ({
      id: workspace.id,
      label: t("switchTo", { name: workspace.name }),
      icon: <ArrowLeftRight aria-hidden="true" />,
      onSelect: () => void switchTo(workspace),
    })),
    { id: "sign-out", label: t("signOut"), icon: <LogOut aria-hidden="true" />, onSelect: () => void signOut() },
  ]
}

const usePageItems = (): PaletteItem[] => {
  const t = useTranslations("nav")
  const router = useRouter()
  const may = useMay()
  return nav
    .filter((entry) => may(entry.permission))
    .map(({ href, label, icon: Icon }) => ({
      id: href,
      label: t(label),
      icon: <Icon aria-hidden="true" />,
      onSelect: () => router.push(href),
    }))
}

const useFoundMonitors = (search: string, open: boolean) => {
  const trpc = useTRPC()
  const { data, isFetching } = useQuery({
    ...trpc.monitor.list.queryOptions({ search }),
    enabled: open,
    placeholderData: keepPreviousData,
  })
  const rows = data?.monitors.slice(0, shownMonitors) ?? []
  return { rows, isLoading: isFetching && rows.length === 0 }
}
