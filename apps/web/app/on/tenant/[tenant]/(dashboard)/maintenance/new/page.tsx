import { Prefetched } from "../../../../../../../src/data/prefetch.tsx"
import { NewMaintenance } from "../../../../../../../src/maintenance/form/new-maintenance.tsx"

export default function NewMaintenanceRoute() {
  return (
    <Prefetched
      ask={(trpc, queries) => [
        queries.prefetchQuery(trpc.monitor.list.queryOptions({ search: "", sort: "name" })),
        queries.prefetchQuery(trpc.tag.list.queryOptions()),
      ]}
    >
      <NewMaintenance />
    </Prefetched>
  )
}
