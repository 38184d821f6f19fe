"use client"

import Link from "next/link"
import { usePathname } from "next/navigation"
import { useTranslations } from "next-intl"
import { type ReactNode, useEffect, useRef } from "react"
import { useFacts, useMay } from "../shell/facts-provider.tsx"
import { settingsPages } from "./pages.ts"

/** The pages of settings beside one another: a column on a wide screen, a row that scrolls on a phone. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const t = useTranslations("settings")
  const may = useMay()
  const { multiTenant } = useFacts().site
  const pathname = usePathname()
  const row = useRef<HTMLElement>(null)
  useEffect(() => {
    row.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" })
  }, [pathname])
  return (
    <div className="gap-10 lg:grid lg:grid-cols-[11rem_minmax(0,1fr)]">
      <nav
        ref={row}
        aria-label={t("title")}
        className="-mx-4 mb-6 flex gap-1 overflow-x-auto border-b px-4 pb-2 sm:-mx-6 sm:px-6 lg:mx-0 lg:flex-col lg:border-none lg:px-0"
      >
        {settingsPages
          .filter((page) => may(page.permission) && (page.multiTenant ?? multiTenant) === multiTenant)
          .map(({ href, label, icon: Icon }) => (
            <Link
              key={href}
              href={href}
              aria-current={pathname === href ? "page" : undefined}
              className="flex h-8 shrink-0 items-center gap-2 rounded-md px-2.5 font-medium text-ink-soft transition-colors hover:bg-ink/5 hover:text-ink aria-[current=page]:bg-ink/7 aria-[current=page]:text-ink pointer-coarse:h-11"
            >
              <Icon aria-hidden="true" className="size-4 text-ink-faint max-sm:hidden" />
              {t(`pages.${label}`)}
            </Link>
          ))}
      </nav>
      <div className="min-w-0 max-w-3xl">{children}</div>
    </div>
  )
}
