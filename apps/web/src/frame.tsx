"use client"

import { ThemeProvider } from "next-themes"
import type { ReactNode } from "react"

/** What every page stands in, signed in or not. */
export function Frame({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  return (
    <ThemeProvider attribute="data-theme" disableTransitionOnChange nonce={nonce}>
      {children}
    </ThemeProvider>
  )
}
