import { LinkButton } from "@nightjar/ui/link-button"
import Link from "next/link"
import { getTranslations } from "next-intl/server"
import type { ReactNode } from "react"
import { Brand } from "../../../src/brand.tsx"

export default async function SiteLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("site")
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="mx-auto flex h-16 w-full max-w-5xl items-center gap-1 px-4 sm:px-6">
        <Link href="/" className="mr-auto rounded-md">
          <Brand>{t("name")}</Brand>
        </Link>
        <LinkButton asChild variant="ghost" className="max-sm:hidden">
          <Link href="/pricing">{t("pricing")}</Link>
        </LinkButton>
        <LinkButton asChild variant="ghost">
          <Link href="/sign-in">{t("signIn")}</Link>
        </LinkButton>
        <LinkButton asChild variant="primary">
          <Link href="/sign-up">{t("signUp")}</Link>
        </LinkButton>
      </header>
      <main id="content" className="flex-1">
        {children}
      </main>
      <footer className="mx-auto flex w-full max-w-5xl flex-wrap gap-x-6 gap-y-1 px-4 py-8 text-ink-faint text-sm sm:px-6">
        <span>{t("footer")}</span>
        <Link href="/pricing" className="hover:text-ink">
          {t("pricing")}
        </Link>
      </footer>
    </div>
  )
}
