import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { Page } from "../../../../../../src/page.tsx"
import { WorkspacePage } from "../../../../../../src/settings/workspace/workspace-page.tsx"

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("settings")
  return { title: t("pages.workspace") }
}

export default function WorkspaceRoute() {
  return (
    <Page>
      <WorkspacePage />
    </Page>
  )
}
