import { PageHeader } from "@nightjar/ui/page-header"
import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("settings")
  return { title: t("pages.keys") }
}

export default async function ApiKeys() {
  const t = await getTranslations("settings")
  return <PageHeader title={t("pages.keys")} />
}
