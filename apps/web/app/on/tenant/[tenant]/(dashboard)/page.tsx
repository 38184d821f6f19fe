import { Prefetched } from "../../../../../src/data/prefetch.tsx"
import { filterOf } from "../../../../../src/monitor/list/filter.ts"
import { Overview } from "../../../../../src/monitor/list/overview.tsx"
import { type SearchParams, toParams } from "../../../../../src/search-params.ts"

export default async function OverviewPage({ searchParams }: { searchParams: SearchParams }) {
  const filter = filterOf(await toParams(searchParams))
  return (
    <Prefetched
      ask={(trpc, queries) => [
        queries.prefetchInfiniteQuery(
          trpc.monitor.list.infiniteQueryOptions(filter, { getNextPageParam: (page) => page.nextCursor }),
        ),
      ]}
    >
      <Overview />
    </Prefetched>
  )
}
