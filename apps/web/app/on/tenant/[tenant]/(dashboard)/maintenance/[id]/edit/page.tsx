import { notFound } from "next/navigation"
import { Prefetched } from "../../../../../../../../src/data/prefetch.tsx"
import { EditMaintenance } from "../../../../../../../../src/maintenance/form/edit-maintenance.tsx"
import { asMaintenanceId } from "../../../../../../../../src/maintenance/maintenance-id.ts"

export default async function EditMaintenanceRoute({ params }: { params: Promise<{ id: string }> }) {
  const id = asMaintenanceId((await params).id)
  if (!id) notFound()
  return (
    <Prefetched
      ask={(trpc, queries) => [
        queries.fetchQuery(trpc.maintenance.get.queryOptions({ id })),
        queries.prefetchQuery(trpc.monitor.list.queryOptions({ search: "", sort: "name" })),
        queries.prefetchQuery(trpc.tag.list.queryOptions()),
      ]}
    >
      <EditMaintenance id={id} />
    </Prefetched>
  )
}
