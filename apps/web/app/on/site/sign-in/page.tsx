import type { Metadata } from "next"
import Link from "next/link"
import { getTranslations } from "next-intl/server"
import { AuthCard } from "../../../../src/auth-card.tsx"
import { pageFacts } from "../../../../src/page-facts.ts"
import { FindForm } from "./find-form.tsx"
import { WorkspaceForm } from "./workspace-form.tsx"

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("findWorkspace")
  return { title: t("title") }
}

/** People sign in on their workspace's own host, where the cookie lives; here they find it. */
export default async function FindWorkspace() {
  const t = await getTranslations("findWorkspace")
  const { site } = await pageFacts()
  return (
    <AuthCard title={t("title")} lead={t("lead")}>
      <WorkspaceForm tenantDomain={site.tenantDomain} publicUrl={site.publicUrl} />
      <div className="mt-4">
        <FindForm />
      </div>
      <p className="mt-6">
        <Link href="/forgot" className="rounded-sm text-accent-ink underline underline-offset-3">
          {t("forgotPassword")}
        </Link>
      </p>
      <p className="mt-3 text-ink-soft">
        {t("none")}{" "}
        <Link href="/sign-up" className="rounded-sm text-accent-ink underline underline-offset-3">
          {t("start")}
        </Link>
      </p>
    </AuthCard>
  )
}
