"use client"

import { PageHeader } from "@nightjar/ui/page-header"
import { useTranslations } from "next-intl"
import { useFacts } from "../../shell/facts-provider.tsx"
import { AddressPanel } from "./address-panel.tsx"
import { WorkspacePanel } from "./workspace-panel.tsx"

export function WorkspacePage() {
  const t = useTranslations("settings")
  const { site } = useFacts()
  return (
    <>
      <PageHeader title={t("pages.workspace")} />
      <WorkspacePanel />
      {site.multiTenant && <AddressPanel />}
    </>
  )
}
