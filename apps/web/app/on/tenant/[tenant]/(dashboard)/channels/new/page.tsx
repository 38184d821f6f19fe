import { NewChannel } from "../../../../../../../src/channel/new-channel.tsx"
import { Prefetched } from "../../../../../../../src/data/prefetch.tsx"

export default function NewChannelRoute() {
  return (
    <Prefetched
      ask={(trpc, queries) => [
        queries.prefetchQuery(trpc.channel.forms.queryOptions()),
        queries.prefetchQuery(trpc.usage.get.queryOptions()),
      ]}
    >
      <NewChannel />
    </Prefetched>
  )
}
