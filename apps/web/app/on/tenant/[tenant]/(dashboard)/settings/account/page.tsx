import { PageHeader } from "@nightjar/ui/page-header"
import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("settings")
  return { title: t("pages.account") }
}

export default async function AccountSettings() {
  const t = await getTranslations("settings")
  return <PageHeader title={t("pages.account")} />
}
