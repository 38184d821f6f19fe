import { headers } from "next/headers"
import { redirect } from "next/navigation"
import type { ReactNode } from "react"
import { DataProvider } from "../../../../../src/data/data-provider.tsx"
import { Prefetched } from "../../../../../src/data/prefetch.tsx"
import { LiveProvider } from "../../../../../src/live/live-provider.tsx"
import { pageFacts } from "../../../../../src/page-facts.ts"
import { FactsProvider } from "../../../../../src/shell/facts-provider.tsx"
import { Shell } from "../../../../../src/shell/shell.tsx"
import { Suspended } from "../../../../../src/shell/suspended.tsx"

/** For members only; others are asked to sign in and come back to where they wanted to go. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const { tenant, member, site, isPrivate } = await pageFacts()
  if (!tenant) redirect("/sign-up")
  if (!member) redirect(`/sign-in?next=${encodeURIComponent((await headers()).get("x-path") ?? "/")}`)
  if (tenant.state === "suspended") return <Suspended name={tenant.name} />
  return (
    <FactsProvider facts={{ tenant, member, site, isPrivate }}>
      <DataProvider>
        <LiveProvider>
          <Prefetched
            ask={(trpc, queries) => [
              queries.prefetchQuery(trpc.monitor.summary.queryOptions()),
              queries.prefetchQuery(trpc.incident.summary.queryOptions()),
            ]}
          >
            <Shell>{children}</Shell>
          </Prefetched>
        </LiveProvider>
      </DataProvider>
    </FactsProvider>
  )
}
