"use client"

import { ThemeProvider } from "@nightjar/ui/theme-provider"
import { Toaster } from "@nightjar/ui/toast"
import { TooltipProvider } from "@nightjar/ui/tooltip"
import type { ReactNode } from "react"

/** What every page stands in, signed in or not. */
export function Frame({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  return (
    <ThemeProvider nonce={nonce}>
      <TooltipProvider>
        {children}
        <Toaster />
      </TooltipProvider>
    </ThemeProvider>
  )
}
