import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { DeliveriesPage } from "../../../../../../../src/delivery/deliveries-page.tsx"
import { Page } from "../../../../../../../src/page.tsx"

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("channels")
  return { title: t("title") }
}

export default function LogRoute() {
  return (
    <Page>
      <DeliveriesPage />
    </Page>
  )
}
