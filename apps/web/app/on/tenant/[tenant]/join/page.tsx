import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { getTranslations } from "next-intl/server"
import { Brand } from "../../../../../src/brand.tsx"
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
    <main id="content" className="flex min-h-dvh flex-col">
      <div className="mx-auto w-full max-w-md px-4 pt-6">
        <Brand>{tenant.name}</Brand>
      </div>
      <Join workspace={tenant.name} isPrivate={isPrivate} />
    </main>
  )
}
