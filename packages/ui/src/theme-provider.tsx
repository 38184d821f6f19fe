"use client"

import { ThemeProvider as Provider } from "next-themes"
import type { ReactNode } from "react"

/** Keeps the theme somebody chose in `data-theme`; the system's until then. `nonce` is for the content security policy. */
export function ThemeProvider({ nonce, children }: { nonce?: string; children: ReactNode }) {
  return (
    <Provider attribute="data-theme" defaultTheme="system" disableTransitionOnChange nonce={nonce}>
      {children}
    </Provider>
  )
}
