import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { IncidentsPage } from "../../../../../../src/incident/list/incidents-page.tsx"
import { Page } from "../../../../../../src/page.tsx"

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("incidents")
  return { title: t("title") }
}

export default function IncidentsRoute() {
  return (
    <Page>
      <IncidentsPage />
    </Page>
  )
}
