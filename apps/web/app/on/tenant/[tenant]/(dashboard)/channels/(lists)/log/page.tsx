import { Prefetched } from "../../../../../../../../src/data/prefetch.tsx"
import { DeliveriesPage } from "../../../../../../../../src/delivery/deliveries-page.tsx"
import { filterOf } from "../../../../../../../../src/delivery/filter.ts"
import { type SearchParams, toParams } from "../../../../../../../../src/search-params.ts"

export default async function Log({ searchParams }: { searchParams: SearchParams }) {
  const filter = filterOf(await toParams(searchParams))
  return (
    <Prefetched
      ask={(trpc, queries) => [
        queries.prefetchQuery(trpc.channel.list.queryOptions()),
        queries.prefetchInfiniteQuery(
          trpc.delivery.list.infiniteQueryOptions(filter, { getNextPageParam: (page) => page.nextCursor }),
        ),
      ]}
    >
      <DeliveriesPage />
    </Prefetched>
  )
}
