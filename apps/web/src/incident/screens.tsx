import { screensOf } from "../document/screens-of.ts"
import { filterOf } from "./list/filter.ts"
import { IncidentsPage } from "./list/incidents-page.tsx"
import { incidentPages } from "./list/use-incidents.ts"
import { IncidentPage } from "./page/incident-page.tsx"
import { messagesOf } from "./page/story.ts"

export const incidentScreens = screensOf("incident", [
  {
    path: "/incidents",
    ask: ({ trpc, queries, search }) => [queries.prefetchInfiniteQuery(incidentPages(trpc, filterOf(search)))],
    show: () => <IncidentsPage />,
  },
  {
    path: "/incidents/:id",
    ask: ({ trpc, queries, id }) => [
      queries.fetchQuery(trpc.incident.get.queryOptions({ id })),
      queries.prefetchQuery(trpc.delivery.list.queryOptions(messagesOf(id))),
      queries.prefetchQuery(trpc.incident.evidence.queryOptions({ id })),
    ],
    show: ({ id }) => <IncidentPage id={id} />,
  },
])
