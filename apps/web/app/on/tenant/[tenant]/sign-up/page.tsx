import type { Metadata } from "next"
import { notFound, redirect } from "next/navigation"
import { getTranslations } from "next-intl/server"
import { AuthCard } from "../../../../../src/auth-card.tsx"
import { pageFacts } from "../../../../../src/page-facts.ts"
import { OwnerFields } from "../../../../../src/sign-up/owner-fields.tsx"
import { SignUpForm } from "../../../../../src/sign-up/sign-up-form.tsx"

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("signUp")
  return { title: t("title") }
}

/** Where there is to be one workspace, whoever holds the launcher's link founds it. */
export default async function FoundTheOnlyOne() {
  const t = await getTranslations("signUp")
  const { tenant, site } = await pageFacts()
  if (site.multiTenant) notFound()
  if (tenant) redirect("/sign-in")
  return (
    <main id="content">
      <AuthCard title={t("title")} lead={t("owner")}>
        <SignUpForm tenantDomain={null}>
          <OwnerFields />
        </SignUpForm>
      </AuthCard>
    </main>
  )
}
