import { screensOf } from "../document/screens-of.ts"
import { EditStatusPage } from "./form/edit-status-page.tsx"
import { NewStatusPage } from "./form/new-status-page.tsx"
import { StatusPageList } from "./list/status-page-list.tsx"
import { StatusPagePage } from "./page/status-page-page.tsx"

export const statusPageScreens = screensOf("statusPage", [
  {
    path: "/status-pages",
    ask: ({ trpc, queries }) => [queries.prefetchQuery(trpc.statusPage.list.queryOptions())],
    show: () => <StatusPageList />,
  },
  {
    path: "/status-pages/new",
    ask: ({ trpc, queries }) => [
      queries.prefetchQuery(trpc.monitor.list.queryOptions({ search: "", sort: "name" })),
      queries.prefetchQuery(trpc.usage.get.queryOptions()),
    ],
    show: () => <NewStatusPage />,
  },
  {
    path: "/status-pages/:id",
    ask: ({ trpc, queries, id }) => [
      queries.fetchQuery(trpc.statusPage.get.queryOptions({ id })),
      queries.prefetchQuery(trpc.notice.list.queryOptions({ page: id })),
      queries.prefetchQuery(trpc.statusPage.list.queryOptions()),
    ],
    show: ({ id }) => <StatusPagePage id={id} />,
  },
  {
    path: "/status-pages/:id/edit",
    ask: ({ trpc, queries, id }) => [
      queries.fetchQuery(trpc.statusPage.get.queryOptions({ id })),
      queries.prefetchQuery(trpc.monitor.list.queryOptions({ search: "", sort: "name" })),
    ],
    show: ({ id }) => <EditStatusPage id={id} />,
  },
])
