import { screensOf } from "../document/screens-of.ts"
import { keptBeats } from "../live/kept-beats.ts"
import { EditMonitor } from "./form/edit-monitor.tsx"
import { NewMonitor } from "./form/new-monitor.tsx"
import { filterOf } from "./list/filter.ts"
import { Overview } from "./list/overview.tsx"
import { OverviewSight } from "./list/overview-sight.tsx"
import { listPages } from "./list/use-monitors.ts"
import { MonitorPage } from "./page/monitor-page.tsx"
import { rangeOf } from "./page/range.ts"

export const monitorScreens = screensOf("monitor", [
  {
    path: "/",
    ask: ({ trpc, queries, search }) => [queries.prefetchInfiniteQuery(listPages(trpc, filterOf(search)))],
    show: () => <Overview />,
    sight: () => <OverviewSight />,
  },
  {
    path: "/monitors/new",
    ask: ({ trpc, queries }) => [
      queries.prefetchQuery(trpc.monitor.forms.queryOptions()),
      queries.prefetchQuery(trpc.usage.get.queryOptions()),
    ],
    show: () => <NewMonitor />,
  },
  {
    path: "/monitors/:id",
    ask: ({ trpc, queries, id, search }) => [
      queries.fetchQuery(trpc.monitor.get.queryOptions({ id })).then(({ createdAt }) => {
        const range = rangeOf(search.get("range"), createdAt, Date.now())
        return queries.prefetchQuery(trpc.monitor.history.queryOptions({ id, range }))
      }),
      queries.prefetchQuery(trpc.monitor.beats.queryOptions({ id, limit: keptBeats })),
      queries.prefetchQuery(trpc.maintenance.list.queryOptions({ monitor: id, count: 1 })),
      queries.prefetchQuery(trpc.monitor.turns.queryOptions({ id })),
      queries.prefetchQuery(trpc.monitor.gaps.queryOptions({ id })),
      queries.prefetchQuery(trpc.monitor.evidence.queryOptions({ id })),
    ],
    show: ({ id }) => <MonitorPage id={id} />,
  },
  {
    path: "/monitors/:id/edit",
    ask: ({ trpc, queries, id }) => [
      queries.fetchQuery(trpc.monitor.get.queryOptions({ id })),
      queries.prefetchQuery(trpc.monitor.forms.queryOptions()),
    ],
    show: ({ id }) => <EditMonitor id={id} />,
  },
])
