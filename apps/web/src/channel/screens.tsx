import { DeliveriesPage } from "../delivery/deliveries-page.tsx"
import { filterOf } from "../delivery/filter.ts"
import { logPages } from "../delivery/use-deliveries.ts"
import { screensOf } from "../document/screens-of.ts"
import { ChannelPage } from "./channel-page.tsx"
import { ChannelsPage } from "./channels-page.tsx"
import { NewChannel } from "./new-channel.tsx"

export const channelScreens = screensOf("channel", [
  {
    path: "/channels",
    ask: ({ trpc, queries }) => [
      queries.prefetchQuery(trpc.channel.list.queryOptions()),
      queries.prefetchQuery(trpc.channel.forms.queryOptions()),
    ],
    show: () => <ChannelsPage />,
  },
  {
    path: "/channels/log",
    ask: ({ trpc, queries, search }) => [
      queries.prefetchQuery(trpc.channel.list.queryOptions()),
      queries.prefetchInfiniteQuery(logPages(trpc, filterOf(search))),
    ],
    show: () => <DeliveriesPage />,
  },
  {
    path: "/channels/new",
    ask: ({ trpc, queries }) => [
      queries.prefetchQuery(trpc.channel.forms.queryOptions()),
      queries.prefetchQuery(trpc.usage.get.queryOptions()),
    ],
    show: () => <NewChannel />,
  },
  {
    path: "/channels/:id",
    ask: ({ trpc, queries, id }) => [
      queries.fetchQuery(trpc.channel.get.queryOptions({ id })),
      queries.prefetchQuery(trpc.channel.forms.queryOptions()),
      queries.prefetchInfiniteQuery(logPages(trpc, { states: [], channel: id })),
    ],
    show: ({ id }) => <ChannelPage id={id} />,
  },
])
