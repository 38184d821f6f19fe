import { Callout } from "@nightjar/ui/callout"
import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { AuthCard } from "../../../../src/auth-card.tsx"
import { pageFacts } from "../../../../src/page-facts.ts"
import { SignUpForm } from "../../../../src/sign-up/sign-up-form.tsx"

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("signUp")
  return { title: t("title") }
}

export default async function SignUp() {
  const t = await getTranslations("signUp")
  const { site } = await pageFacts()
  if (site.signUp !== "open") {
    return (
      <AuthCard title={t("title")}>
        <Callout title={t("closed")}>{t("closedHint")}</Callout>
      </AuthCard>
    )
  }
  return (
    <AuthCard title={t("title")} lead={t("lead")}>
      <SignUpForm tenantDomain={site.tenantDomain} />
    </AuthCard>
  )
}
