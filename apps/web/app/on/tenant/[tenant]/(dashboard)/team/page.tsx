import { PageHeader } from "@nightjar/ui/page-header"
import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("team")
  return { title: t("title") }
}

export default async function Team() {
  const t = await getTranslations("team")
  return <PageHeader title={t("title")} />
}
