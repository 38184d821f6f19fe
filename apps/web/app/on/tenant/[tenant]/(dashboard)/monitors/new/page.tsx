import { Prefetched } from "../../../../../../../src/data/prefetch.tsx"
import { NewMonitor } from "../../../../../../../src/monitor/form/new-monitor.tsx"

export default function NewMonitorRoute() {
  return (
    <Prefetched
      ask={(trpc, queries) => [
        queries.prefetchQuery(trpc.monitor.forms.queryOptions()),
        queries.prefetchQuery(trpc.usage.get.queryOptions()),
      ]}
    >
      <NewMonitor />
    </Prefetched>
  )
}
