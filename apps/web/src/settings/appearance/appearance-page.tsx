"use client"

import { PageHeader } from "@nightjar/ui/page-header"
import { useTranslations } from "next-intl"
import { ThemePanel } from "./theme-panel.tsx"

export function AppearancePage() {
  const t = useTranslations("settings")
  return (
    <>
      <PageHeader title={t("pages.appearance")} />
      <ThemePanel />
    </>
  )
}
