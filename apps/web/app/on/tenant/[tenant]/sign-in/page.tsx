import { Callout } from "@nightjar/ui/callout"
import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { getTranslations } from "next-intl/server"
import { AuthCard } from "../../../../../src/auth-card.tsx"
import { Brand } from "../../../../../src/brand.tsx"
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
    <main id="content" className="flex min-h-dvh flex-col">
      <div className="mx-auto w-full max-w-md px-4 pt-6">
        <Brand>{tenant.name}</Brand>
      </div>
      <AuthCard title={t("title")} lead={site.multiTenant ? t("lead", { workspace: tenant.name }) : undefined}>
        {arrival && <Callout title={t("late")} className="mb-5" />}
        {!isPrivate && <Callout kind="warning" title={t("notPrivate")} className="mb-5" />}
        <SignInForm next={after} />
        {site.multiTenant && (
          <p className="mt-6 text-ink-soft">
            {t("other")}{" "}
            <a href={`${site.publicUrl}/sign-in`} className="rounded-sm text-accent-ink underline underline-offset-3">
              {t("otherLink")}
            </a>
          </p>
        )}
      </AuthCard>
    </main>
  )
}
