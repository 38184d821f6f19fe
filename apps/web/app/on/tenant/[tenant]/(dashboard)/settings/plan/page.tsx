import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { Page } from "../../../../../../../src/page.tsx"
import { PlanPage } from "../../../../../../../src/plan/plan-page.tsx"

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("plan")
  return { title: t("title") }
}

export default function PlanRoute() {
  return (
    <Page>
      <PlanPage />
    </Page>
  )
}
