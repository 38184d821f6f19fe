"use client"

import { messageOf } from "@nightjar/kit/error"
import { Button } from "@nightjar/ui/button"
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "@nightjar/ui/menu"
import { notifyProblem } from "@nightjar/ui/toast"
import { LogOut, UserRound } from "lucide-react"
import Link from "next/link"
import { useTranslations } from "next-intl"
import { askDoor } from "../ask-door.ts"
import { useFacts } from "./facts-provider.tsx"

export const signOut = async (): Promise<void> => {
  try {
    await askDoor("/api/sign-out", {})
    window.location.assign("/sign-in")
  } catch (error) {
    notifyProblem(messageOf(error))
  }
}

export function AccountMenu() {
  const t = useTranslations("account")
  const { member } = useFacts()
  return (
    <Menu
      side="top"
      align="start"
      trigger={
        <Button variant="ghost" className="w-full justify-start gap-2.5 px-2.5">
          <UserRound aria-hidden="true" />
          <span className="truncate" dir="auto">
            {member.name || member.email}
          </span>
        </Button>
      }
    >
      <MenuLabel>{member.email}</MenuLabel>
      <MenuItem asChild>
        <Link href="/settings/account">{t("settings")}</Link>
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<LogOut aria-hidden="true" />} onSelect={signOut}>
        {t("signOut")}
      </MenuItem>
    </Menu>
  )
}
