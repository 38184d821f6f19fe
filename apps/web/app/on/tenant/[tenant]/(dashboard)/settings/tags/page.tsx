import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { Page } from "../../../../../../../src/page.tsx"
import { TagsPage } from "../../../../../../../src/settings/tags/tags-page.tsx"

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("settings")
  return { title: t("pages.tags") }
}

export default function TagsRoute() {
  return (
    <Page>
      <TagsPage />
    </Page>
  )
}
