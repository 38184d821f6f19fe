import { notFound } from "next/navigation"
import { Prefetched } from "../../../../../../../../src/data/prefetch.tsx"
import { EditMonitor } from "../../../../../../../../src/monitor/form/edit-monitor.tsx"
import { asMonitorId } from "../../../../../../../../src/monitor/monitor-id.ts"

export default async function EditMonitorRoute({ params }: { params: Promise<{ id: string }> }) {
  const id = asMonitorId((await params).id)
  if (!id) notFound()
  return (
    <Prefetched
      ask={(trpc, queries) => [
        queries.fetchQuery(trpc.monitor.get.queryOptions({ id })),
        queries.prefetchQuery(trpc.monitor.forms.queryOptions()),
      ]}
    >
      <EditMonitor id={id} />
    </Prefetched>
  )
}
