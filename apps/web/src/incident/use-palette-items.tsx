"use client"

import { isId } from "@nightjar/kit/id"
import type { PaletteItem } from "@nightjar/ui/command-palette"
import { StateMark } from "@nightjar/ui/state-mark"
import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query"
import { Bell, BellOff, UserCheck } from "lucide-react"
import { usePathname, useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { useTRPC } from "../data/trpc.ts"
import { useMay } from "../shell/facts-provider.tsx"
import { useIncidentVerbs } from "./use-incident-verbs.ts"

const shownIncidents = 5

/** Incidents that last, looked for by the server. */
export const useFoundIncidents = (search: string, open: boolean): PaletteItem[] => {
  const t = useTranslations("incidents")
  const trpc = useTRPC()
  const router = useRouter()
  const { data } = useQuery({
    ...trpc.incident.list.queryOptions({ search, open: true, limit: shownIncidents }),
    enabled: open,
    placeholderData: keepPreviousData,
  })
  return (data?.incidents ?? []).map((row) => ({
    id: row.id,
    label: row.monitor.name,
    icon: <StateMark state="down" />,
    hint: t(`states.${row.state}`),
    onSelect: () => router.push(`/incidents/${row.id}`),
  }))
}

/** Verbs for the incident that is on the screen. */
export const useIncidentVerbItems = (): PaletteItem[] => {
  const t = useTranslations("incidents")
  const trpc = useTRPC()
  const verbs = useIncidentVerbs()
  const mayAct = useMay()("incident.acknowledge")
  const id = usePathname().split("/")[2] ?? ""
  const { data: incident } = useQuery(
    trpc.incident.get.queryOptions(mayAct && isId("incident", id) ? { id } : skipToken),
  )
  if (!incident || incident.state === "resolved") return []
  const acknowledge = {
    id: "acknowledge",
    label: t("acknowledge"),
    icon: <UserCheck aria-hidden="true" />,
    shortcut: "a",
    onSelect: () => verbs.acknowledge(incident.id),
  }
  const mute = {
    id: "mute",
    label: t(incident.mutedAt ? "unmute" : "mute"),
    icon: incident.mutedAt ? <Bell aria-hidden="true" /> : <BellOff aria-hidden="true" />,
    shortcut: "m",
    onSelect: () => verbs.toggleMute(incident),
  }
  return [...(incident.state === "open" ? [acknowledge] : []), mute]
}
