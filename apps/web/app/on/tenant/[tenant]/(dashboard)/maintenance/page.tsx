import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { MaintenanceList } from "../../../../../../src/maintenance/list/maintenance-list.tsx"
import { Page } from "../../../../../../src/page.tsx"

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("maintenance")
  return { title: t("title") }
}

export default function MaintenanceRoute() {
  return (
    <Page>
      <MaintenanceList />
    </Page>
  )
}
