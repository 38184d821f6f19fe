import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { Prefetched } from "../../../../../../src/data/prefetch.tsx"
import { MaintenanceList } from "../../../../../../src/maintenance/list/maintenance-list.tsx"

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("maintenance")
  return { title: t("title") }
}

export default function MaintenanceRoute() {
  return (
    <Prefetched ask={(trpc, queries) => [queries.prefetchQuery(trpc.maintenance.list.queryOptions({ count: 1 }))]}>
      <MaintenanceList />
    </Prefetched>
  )
}
