import { headers } from "next/headers"
import { redirect } from "next/navigation"
import type { ReactNode } from "react"
import { DataProvider } from "../../../../../src/data/data-provider.tsx"
import { OpeningElement } from "../../../../../src/document/opening.tsx"
import { LiveProvider } from "../../../../../src/live/live-provider.tsx"
import { drawnFor, pageFacts } from "../../../../../src/page-facts.ts"
import { FactsProvider } from "../../../../../src/shell/facts-provider.tsx"
import { Shell } from "../../../../../src/shell/shell.tsx"
import { Suspended } from "../../../../../src/shell/suspended.tsx"

/** For members only; others are asked to sign in and come back to where they wanted to go. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const asked = await headers()
  const { tenant, member, site, isPrivate } = await pageFacts()
  if (!tenant) redirect("/sign-up")
  if (!member) redirect(`/sign-in?next=${encodeURIComponent(asked.get("x-path") ?? "/")}`)
  if (tenant.state === "suspended") return <Suspended name={tenant.name} />
  const nobody = await drawnFor()
  return (
    <>
      {nobody && <OpeningElement nonce={asked.get("x-nonce") ?? undefined} />}
      <FactsProvider facts={nobody ?? { tenant, member, site, isPrivate }}>
        <DataProvider>
          <LiveProvider>
            <Shell>{children}</Shell>
          </LiveProvider>
        </DataProvider>
      </FactsProvider>
    </>
  )
}
