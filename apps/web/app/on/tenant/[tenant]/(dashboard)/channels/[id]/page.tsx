import { notFound } from "next/navigation"
import { asChannelId } from "../../../../../../../src/channel/channel-id.ts"
import { ChannelPage } from "../../../../../../../src/channel/channel-page.tsx"
import { Prefetched } from "../../../../../../../src/data/prefetch.tsx"

export default async function ChannelRoute({ params }: { params: Promise<{ id: string }> }) {
  const id = asChannelId((await params).id)
  if (!id) notFound()
  return (
    <Prefetched
      ask={(trpc, queries) => [
        queries.fetchQuery(trpc.channel.get.queryOptions({ id })),
        queries.prefetchQuery(trpc.channel.forms.queryOptions()),
        queries.prefetchInfiniteQuery(
          trpc.delivery.list.infiniteQueryOptions(
            { states: [], channel: id },
            { getNextPageParam: (page) => page.nextCursor },
          ),
        ),
      ]}
    >
      <ChannelPage id={id} />
    </Prefetched>
  )
}
