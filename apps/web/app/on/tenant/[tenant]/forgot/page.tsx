import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { getTranslations } from "next-intl/server"
import { ForgotForm } from "../../../../../src/account/forgot-form.tsx"
import { AuthCard } from "../../../../../src/auth-card.tsx"
import { AuthPage } from "../../../../../src/auth-page.tsx"
import { pageFacts } from "../../../../../src/page-facts.ts"

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("forgot")
  return { title: t("title") }
}

export default async function Forgot() {
  const t = await getTranslations("forgot")
  const { tenant } = await pageFacts()
  if (!tenant) notFound()
  return (
    <AuthPage workspace={tenant.name}>
      <AuthCard title={t("title")} lead={t("lead", { workspace: tenant.name })}>
        <ForgotForm />
      </AuthCard>
    </AuthPage>
  )
}
