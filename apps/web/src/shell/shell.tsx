"use client"

import { AppShell } from "@nightjar/ui/app-shell"
import { LiveMark } from "@nightjar/ui/live-mark"
import { BottomNavItem, NavItem } from "@nightjar/ui/nav-item"
import { ThemeToggle } from "@nightjar/ui/theme-toggle"
import Link from "next/link"
import { usePathname } from "next/navigation"
import { useTranslations } from "next-intl"
import type { ReactNode } from "react"
import { OpenCount } from "../incident/open-count.tsx"
import { useLiveStatus } from "../live/use-connection.ts"
import { isOpen, type NavEntry, nav } from "../nav.ts"
import { AccountMenu } from "./account-menu.tsx"
import { AwayBanner } from "./away-banner.tsx"
import { useMay } from "./facts-provider.tsx"
import { Help } from "./help.tsx"
import { Palette } from "./palette.tsx"
import { TabState } from "./tab-state.tsx"
import { TenantSwitcher } from "./tenant-switcher.tsx"

/** The frame around every page of a workspace. */
export function Shell({ children }: { children: ReactNode }) {
  return (
    <AppShell
      brand={<TenantSwitcher />}
      nav={<SideNav />}
      navFooter={<AccountMenu />}
      topbar={<Topbar />}
      banner={<AwayBanner />}
      bottomNav={<BottomNav />}
    >
      <TabState />
      <Help />
      {children}
    </AppShell>
  )
}

function Topbar() {
  const status = useLiveStatus()
  return (
    <>
      <Palette />
      <div className="ml-auto flex items-center gap-1">
        {status && <LiveMark status={status} />}
        <ThemeToggle />
      </div>
    </>
  )
}

const useOwnNav = () => {
  const may = useMay()
  const pathname = usePathname()
  return nav.filter((entry) => may(entry.permission)).map((entry) => ({ ...entry, active: isOpen(entry, pathname) }))
}

/** Behind the word of a page: how much waits there. */
const badges: Partial<Record<NavEntry["label"], ReactNode>> = { incidents: <OpenCount /> }

function SideNav() {
  const t = useTranslations("nav")
  return useOwnNav().map(({ href, label, icon: Icon, active }) => (
    <NavItem key={href} icon={<Icon aria-hidden="true" />} active={active} badge={badges[label]}>
      <Link href={href}>{t(label)}</Link>
    </NavItem>
  ))
}

/** More do not fit at 360 px; the menu has them all. */
const mostInReach = 4

function BottomNav() {
  const t = useTranslations("nav")
  const inReach = useOwnNav().slice(0, mostInReach)
  return inReach.map(({ href, label, icon: Icon, active }) => (
    <BottomNavItem key={href} icon={<Icon aria-hidden="true" />} active={active} badge={badges[label]}>
      <Link href={href}>{t(label)}</Link>
    </BottomNavItem>
  ))
}
