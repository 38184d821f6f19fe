import { notFound } from "next/navigation"
import { Prefetched } from "../../../../../../../src/data/prefetch.tsx"
import { keptBeats } from "../../../../../../../src/live/kept-beats.ts"
import { asMonitorId } from "../../../../../../../src/monitor/monitor-id.ts"
import { MonitorPage } from "../../../../../../../src/monitor/page/monitor-page.tsx"
import { rangeOf } from "../../../../../../../src/monitor/page/range.ts"
import { type SearchParams, toParams } from "../../../../../../../src/search-params.ts"

interface Props {
  params: Promise<{ id: string }>
  searchParams: SearchParams
}

export default async function MonitorRoute({ params, searchParams }: Props) {
  const id = asMonitorId((await params).id)
  if (!id) notFound()
  const wanted = (await toParams(searchParams)).get("range")
  return (
    <Prefetched
      ask={(trpc, queries) => [
        queries.fetchQuery(trpc.monitor.get.queryOptions({ id })).then(({ createdAt }) => {
          const range = rangeOf(wanted, createdAt, Date.now())
          return queries.prefetchQuery(trpc.monitor.history.queryOptions({ id, range }))
        }),
        queries.prefetchQuery(trpc.monitor.beats.queryOptions({ id, limit: keptBeats })),
        queries.prefetchQuery(trpc.maintenance.list.queryOptions({ monitor: id, count: 1 })),
        queries.prefetchQuery(trpc.monitor.turns.queryOptions({ id })),
        queries.prefetchQuery(trpc.monitor.gaps.queryOptions({ id })),
        queries.prefetchQuery(trpc.monitor.evidence.queryOptions({ id })),
      ]}
    >
      <MonitorPage id={id} />
    </Prefetched>
  )
}
