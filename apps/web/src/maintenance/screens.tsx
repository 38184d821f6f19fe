import { screensOf } from "../document/screens-of.ts"
import { EditMaintenance } from "./form/edit-maintenance.tsx"
import { NewMaintenance } from "./form/new-maintenance.tsx"
import { MaintenanceList } from "./list/maintenance-list.tsx"
import { MaintenancePage } from "./page/maintenance-page.tsx"

export const maintenanceScreens = screensOf("maintenance", [
  {
    path: "/maintenance",
    ask: ({ trpc, queries }) => [queries.prefetchQuery(trpc.maintenance.list.queryOptions({ count: 1 }))],
    show: () => <MaintenanceList />,
  },
  {
    path: "/maintenance/new",
    ask: ({ trpc, queries }) => [
      queries.prefetchQuery(trpc.monitor.list.queryOptions({ search: "", sort: "name" })),
      queries.prefetchQuery(trpc.tag.list.queryOptions()),
    ],
    show: () => <NewMaintenance />,
  },
  {
    path: "/maintenance/:id",
    ask: ({ trpc, queries, id }) => [queries.fetchQuery(trpc.maintenance.get.queryOptions({ id }))],
    show: ({ id }) => <MaintenancePage id={id} />,
  },
  {
    path: "/maintenance/:id/edit",
    ask: ({ trpc, queries, id }) => [
      queries.fetchQuery(trpc.maintenance.get.queryOptions({ id })),
      queries.prefetchQuery(trpc.monitor.list.queryOptions({ search: "", sort: "name" })),
      queries.prefetchQuery(trpc.tag.list.queryOptions()),
    ],
    show: ({ id }) => <EditMaintenance id={id} />,
  },
])
