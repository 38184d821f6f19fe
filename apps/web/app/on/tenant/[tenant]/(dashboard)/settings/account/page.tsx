import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { Page } from "../../../../../../../src/page.tsx"
import { AccountPage } from "../../../../../../../src/settings/account/account-page.tsx"

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("settings")
  return { title: t("pages.account") }
}

export default function AccountRoute() {
  return (
    <Page>
      <AccountPage />
    </Page>
  )
}
