"use client"

import { Menu } from "lucide-react"
import { type ReactNode, useState } from "react"
import { IconButton } from "./icon-button.tsx"
import { Sheet } from "./sheet.tsx"
import { useTexts } from "./texts.tsx"

export interface AppShellProps {
  /** Name and switcher, at the top of the side. */
  brand: ReactNode
  /** `NavItem`s. Beside the page from 1024 px, in a drawer below. */
  nav: ReactNode
  /** At the foot of the side: account, plan. */
  navFooter?: ReactNode
  /** The bar on top: where one is, search, live mark. */
  topbar?: ReactNode
  /** Above everything, e.g. who is being impersonated. */
  banner?: ReactNode
  /** `BottomNavItem`s, below 1024 px. */
  bottomNav?: ReactNode
  children: ReactNode
}

/** The frame of every page: slots only. */
export function AppShell({ brand, nav, navFooter, topbar, banner, bottomNav, children }: AppShellProps) {
  const texts = useTexts()
  const [drawer, setDrawer] = useState(false)
  const close = () => setDrawer(false)
  return (
    <div className="min-h-dvh lg:pl-60">
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-ink px-3 py-1.5 text-surface focus-visible:not-sr-only focus-visible:fixed focus-visible:top-2 focus-visible:left-2"
      >
        {texts.skipToContent}
      </a>
      {banner}
      <nav
        aria-label={texts.navigation}
        className="fixed inset-y-0 left-0 z-20 hidden w-60 flex-col border-r bg-sunken lg:flex"
      >
        <div className="flex h-14 shrink-0 items-center px-3">{brand}</div>
        <div className="min-h-0 flex-1 space-y-0.5 overflow-y-auto px-3 py-1">{nav}</div>
        {navFooter && <div className="shrink-0 border-t p-3">{navFooter}</div>}
      </nav>
      <header className="sticky top-0 z-10 flex h-14 items-center gap-2 border-b bg-surface/90 px-3 backdrop-blur-md sm:px-6">
        <IconButton label={texts.menu} className="lg:hidden" onClick={() => setDrawer(true)}>
          <Menu aria-hidden="true" />
        </IconButton>
        {topbar}
      </header>
      <Sheet open={drawer} onOpenChange={setDrawer} title={texts.menu} heading={brand}>
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: a link's Enter is a click, so this hears both */}
        <nav aria-label={texts.navigation} className="space-y-0.5" onClick={close}>
          {nav}
        </nav>
        {navFooter && <div className="mt-3 border-t pt-3">{navFooter}</div>}
      </Sheet>
      <main id="content" tabIndex={-1} className="px-4 py-5 pb-24 outline-none sm:px-6 sm:py-7 lg:pb-10">
        <div className="mx-auto w-full max-w-6xl">{children}</div>
      </main>
      {bottomNav && (
        <nav
          aria-label={texts.menu}
          className="fixed inset-x-0 bottom-0 z-20 flex border-t bg-raised pb-[env(safe-area-inset-bottom)] lg:hidden"
        >
          {bottomNav}
        </nav>
      )}
    </div>
  )
}
