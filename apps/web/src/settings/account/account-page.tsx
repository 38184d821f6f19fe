"use client"

import { PageHeader } from "@nightjar/ui/page-header"
import { useTranslations } from "next-intl"
import { EmailPanel } from "./email-panel.tsx"
import { PasswordPanel } from "./password-panel.tsx"
import { ProfilePanel } from "./profile-panel.tsx"
import { SessionsPanel } from "./sessions-panel.tsx"

export function AccountPage() {
  const t = useTranslations("settings")
  return (
    <>
      <PageHeader title={t("pages.account")} />
      <ProfilePanel />
      <EmailPanel />
      <PasswordPanel />
      <SessionsPanel />
    </>
  )
}
