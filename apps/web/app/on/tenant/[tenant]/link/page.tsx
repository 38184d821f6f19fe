import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { getTranslations } from "next-intl/server"
import { LetterLink } from "../../../../../src/account/letter-link.tsx"
import { AuthPage } from "../../../../../src/auth-page.tsx"
import { pageFacts } from "../../../../../src/page-facts.ts"

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("link")
  return { title: t("title"), referrer: "no-referrer" }
}

/** Where the links of letters about an account lead. */
export default async function LinkPage() {
  const { tenant } = await pageFacts()
  if (!tenant) notFound()
  return (
    <AuthPage workspace={tenant.name}>
      <LetterLink />
    </AuthPage>
  )
}
