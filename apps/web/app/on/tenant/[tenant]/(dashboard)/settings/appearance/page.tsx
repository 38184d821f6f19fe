import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { Page } from "../../../../../../../src/page.tsx"
import { AppearancePage } from "../../../../../../../src/settings/appearance/appearance-page.tsx"

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("settings")
  return { title: t("pages.appearance") }
}

export default function AppearanceRoute() {
  return (
    <Page>
      <AppearancePage />
    </Page>
  )
}
