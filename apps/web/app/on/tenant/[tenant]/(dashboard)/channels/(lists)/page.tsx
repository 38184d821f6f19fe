import { ChannelsPage } from "../../../../../../../src/channel/channels-page.tsx"
import { Prefetched } from "../../../../../../../src/data/prefetch.tsx"

export default function Channels() {
  return (
    <Prefetched
      ask={(trpc, queries) => [
        queries.prefetchQuery(trpc.channel.list.queryOptions()),
        queries.prefetchQuery(trpc.channel.forms.queryOptions()),
      ]}
    >
      <ChannelsPage />
    </Prefetched>
  )
}
