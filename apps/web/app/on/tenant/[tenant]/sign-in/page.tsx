import { Callout } from "@nightjar/ui/callout"
import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { getTranslations } from "next-intl/server"
import { AuthCard } from "../../../../../src/auth-card.tsx"
import { AuthPage } from "../../../../../src/auth-page.tsx"
import { localPath } from "../../../../../src/local-path.ts"
import { pageFacts } from "../../../../../src/page-facts.ts"
import { SignInForm } from "./sign-in-form.tsx"

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("signIn")
  return { title: t("title") }
}

export default async function SignIn({ searchParams }: { searchParams: Promise<{ next?: string; arrival?: string }> }) {
  const t = await getTranslations("signIn")
  const [{ tenant, member, site, isPrivate }, { next, arrival }] = await Promise.all([pageFacts(), searchParams])
  const after = localPath(next)
  if (!tenant) redirect("/sign-up")
  if (member) redirect(after)
  return (
    <AuthPage workspace={tenant.name}>
      <AuthCard title={t("title")} lead={site.multiTenant ? t("lead", { workspace: tenant.name }) : undefined}>
        {arrival && <Callout title={t("late")} className="mb-5" />}
        {!isPrivate && <Callout kind="warning" title={t("notPrivate")} className="mb-5" />}
        <SignInForm next={after} />
        <p className="mt-6">
          <a href="/forgot" className="rounded-sm text-accent-ink underline underline-offset-3">
            {t("forgot")}
          </a>
        </p>
        {site.multiTenant && (
          <p className="mt-3 text-ink-soft">
            {t("other")}{" "}
            <a href={`${site.publicUrl}/sign-in`} className="rounded-sm text-accent-ink underline underline-offset-3">
              {t("otherLink")}
            </a>
          </p>
        )}
      </AuthCard>
    </AuthPage>
  )
}
