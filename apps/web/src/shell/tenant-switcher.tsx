"use client"

import { messageOf } from "@nightjar/kit/error"
import { Button } from "@nightjar/ui/button"
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "@nightjar/ui/menu"
import { notifyProblem } from "@nightjar/ui/toast"
import { Check, ChevronsUpDown, Plus } from "lucide-react"
import { useTranslations } from "next-intl"
import { type Arrival, arrive } from "../arrival.ts"
import { askDoor } from "../ask-door.ts"
import { BrandMark } from "../brand.tsx"
import type { Workspace } from "../facts.ts"
import { useFacts } from "./facts-provider.tsx"

export const switchTo = async (workspace: Workspace): Promise<void> => {
  try {
    const { arrival } = await askDoor<{ arrival: Arrival }>("/api/switch", { tenant: workspace.id })
    arrive(arrival)
  } catch (error) {
    notifyProblem(messageOf(error))
  }
}

export function TenantSwitcher() {
  const t = useTranslations("switcher")
  const { tenant, member, site } = useFacts()
  const name = (
    <span className="min-w-0 flex-1 truncate text-left font-semibold" dir="auto">
      {tenant.name}
    </span>
  )
  if (!site.multiTenant)
    return (
      <span className="flex w-full items-center gap-2.5 px-2.5">
        <BrandMark />
        {name}
      </span>
    )
  return (
    <Menu
      align="start"
      trigger={
        <Button variant="ghost" className="h-10 w-full justify-start gap-2.5 px-2 text-ink">
          <BrandMark />
          {name}
          <ChevronsUpDown aria-hidden="true" className="text-ink-faint" />
        </Button>
      }
    >
      <MenuLabel>{t("workspaces")}</MenuLabel>
      {member.workspaces.map((workspace) => (
        <MenuItem
          key={workspace.id}
          icon={workspace.id === tenant.id ? <Check aria-hidden="true" /> : <span className="size-4" />}
          onSelect={() => workspace.id !== tenant.id && switchTo(workspace)}
        >
          {workspace.name}
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuItem icon={<Plus aria-hidden="true" />} onSelect={() => window.location.assign(`${site.publicUrl}/sign-up`)}>
        {t("start")}
      </MenuItem>
    </Menu>
  )
}
