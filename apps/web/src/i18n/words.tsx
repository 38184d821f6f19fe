"use client"

import { NextIntlClientProvider } from "next-intl"
import type { ReactNode } from "react"
import messages from "../../messages/en.json" with { type: "json" }

/** All words of the app, from a cached script instead of from every page. */
export function Words({ children }: { children: ReactNode }) {
  return (
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      {children}
    </NextIntlClientProvider>
  )
}
