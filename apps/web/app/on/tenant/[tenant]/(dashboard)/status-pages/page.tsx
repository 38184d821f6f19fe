import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { Page } from "../../../../../../src/page.tsx"
import { StatusPageList } from "../../../../../../src/status-page/list/status-page-list.tsx"

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("statusPages")
  return { title: t("title") }
}

export default function StatusPagesRoute() {
  return (
    <Page>
      <StatusPageList />
    </Page>
  )
}
