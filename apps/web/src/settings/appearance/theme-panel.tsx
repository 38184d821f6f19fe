"use client"

import { ThemeChoice } from "@nightjar/ui/theme-choice"
import { useTranslations } from "next-intl"
import { Panel } from "../panel.tsx"

export function ThemePanel() {
  const t = useTranslations("settings.appearance")
  return (
    <Panel title={t("theme")} text={t("text")}>
      <ThemeChoice />
    </Panel>
  )
}
