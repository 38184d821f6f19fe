import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { getTranslations } from "next-intl/server"
import { AuthPage } from "../../../../../src/auth-page.tsx"
import { pageFacts } from "../../../../../src/page-facts.ts"
import { Join } from "./join.tsx"

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("join")
  return { title: t("title"), referrer: "no-referrer" }
}

/** Where the link of an invitation leads. */
export default async function JoinPage() {
  const { tenant, isPrivate } = await pageFacts()
  if (!tenant) notFound()
  return (
    <AuthPage workspace={tenant.name}>
      <Join workspace={tenant.name} isPrivate={isPrivate} />
    </AuthPage>
  )
}
