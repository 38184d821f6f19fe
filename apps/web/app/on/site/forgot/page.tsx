import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { ForgotForm } from "../../../../src/account/forgot-form.tsx"
import { AuthCard } from "../../../../src/auth-card.tsx"

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("forgot")
  return { title: t("title") }
}

/** For those who remember neither their password nor the name of their workspace: the letter leads to one of theirs. */
export default async function Forgot() {
  const t = await getTranslations("forgot")
  return (
    <AuthCard title={t("title")} lead={t("leadOnSite")}>
      <ForgotForm />
    </AuthCard>
  )
}
