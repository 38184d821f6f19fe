import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { Page } from "../../../../../../../src/page.tsx"
import { KeysPage } from "../../../../../../../src/settings/keys/keys-page.tsx"

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("settings")
  return { title: t("pages.keys") }
}

export default function KeysRoute() {
  return (
    <Page>
      <KeysPage />
    </Page>
  )
}
