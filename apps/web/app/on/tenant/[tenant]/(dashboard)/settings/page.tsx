import { PageHeader } from "@nightjar/ui/page-header"
import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { Prefetched } from "../../../../../../src/data/prefetch.tsx"
import { pageFacts } from "../../../../../../src/page-facts.ts"
import { AddressPanel } from "../../../../../../src/settings/workspace/address-panel.tsx"
import { UsagePanel } from "../../../../../../src/settings/workspace/usage-panel.tsx"
import { WorkspacePanel } from "../../../../../../src/settings/workspace/workspace-panel.tsx"

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("settings")
  return { title: t("pages.workspace") }
}

export default async function WorkspaceSettings() {
  const t = await getTranslations("settings")
  const { site } = await pageFacts()
  return (
    <Prefetched ask={(trpc, queries) => [queries.prefetchQuery(trpc.usage.get.queryOptions())]}>
      <PageHeader title={t("pages.workspace")} />
      <WorkspacePanel />
      {site.multiTenant && <AddressPanel />}
      <UsagePanel />
    </Prefetched>
  )
}
