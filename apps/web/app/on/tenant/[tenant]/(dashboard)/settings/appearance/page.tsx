import { PageHeader } from "@nightjar/ui/page-header"
import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { ThemePanel } from "../../../../../../../src/settings/appearance/theme-panel.tsx"

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("settings")
  return { title: t("pages.appearance") }
}

export default async function Appearance() {
  const t = await getTranslations("settings")
  return (
    <>
      <PageHeader title={t("pages.appearance")} />
      <ThemePanel />
    </>
  )
}
