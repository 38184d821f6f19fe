import { notFound } from "next/navigation"
import { Prefetched } from "../../../../../../../src/data/prefetch.tsx"
import { asMaintenanceId } from "../../../../../../../src/maintenance/maintenance-id.ts"
import { MaintenancePage } from "../../../../../../../src/maintenance/page/maintenance-page.tsx"

export default async function OneMaintenanceRoute({ params }: { params: Promise<{ id: string }> }) {
  const id = asMaintenanceId((await params).id)
  if (!id) notFound()
  return (
    <Prefetched ask={(trpc, queries) => [queries.fetchQuery(trpc.maintenance.get.queryOptions({ id }))]}>
      <MaintenancePage id={id} />
    </Prefetched>
  )
}
