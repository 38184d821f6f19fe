"use client"

import type { PaletteItem } from "@nightjar/ui/command-palette"
import { useQuery } from "@tanstack/react-query"
import { PanelsTopLeft } from "lucide-react"
import { useRouter } from "next/navigation"
import { useTRPC } from "../data/trpc.ts"

/** All of them: a workspace has few. */
export const useStatusPageItems = (open: boolean): PaletteItem[] => {
  const router = useRouter()
  const { data: pages = [] } = useQuery({ ...useTRPC().statusPage.list.queryOptions(), enabled: open })
  return pages.map(({ id, title, slug }) => ({
    id,
    label: title,
    icon: <PanelsTopLeft aria-hidden="true" />,
    hint: slug,
    onSelect: () => router.push(`/status-pages/${id}`),
  }))
}
