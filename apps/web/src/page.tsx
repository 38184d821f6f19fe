import { HydrationBoundary } from "@tanstack/react-query"
import { headers } from "next/headers"
import { notFound } from "next/navigation"
import type { ReactNode } from "react"
import { Screen } from "./document/screen.tsx"
import { drawnFor } from "./page-facts.ts"
import { web } from "./wiring.ts"

/** Around every page of the dashboard. On the way from page to page its first answers come along; a shell has none. */
export async function Page({ children }: { children: ReactNode }) {
  const asked = new Headers(await headers())
  const answers = (await drawnFor()) ? undefined : await web().firstAnswersOf(asked, asked.get("x-path") ?? "/")
  if (answers === null) notFound()
  return (
    <HydrationBoundary state={answers}>
      <Screen>{children}</Screen>
    </HydrationBoundary>
  )
}
