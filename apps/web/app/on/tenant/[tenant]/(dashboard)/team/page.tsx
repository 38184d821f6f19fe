import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { Page } from "../../../../../../src/page.tsx"
import { TeamPage } from "../../../../../../src/team/team-page.tsx"

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("team")
  return { title: t("title") }
}

export default function TeamRoute() {
  return (
    <Page>
      <TeamPage />
    </Page>
  )
}
