/** The pages of a workspace: what each asks before it is shown, and what shows it. A page is a line here and a `page.tsx`. */
import { type Actor, actorMay } from "@nightjar/core/context"
import type { AppRouter } from "@nightjar/core/router"
import type { Id } from "@nightjar/kit/id"
import type { QueryClient } from "@tanstack/react-query"
import type { TRPCOptionsProxy } from "@trpc/tanstack-react-query"
import type { ReactNode } from "react"
import { keptBeats } from "../live/kept-beats.ts"
import { EditMonitor } from "../monitor/form/edit-monitor.tsx"
import { NewMonitor } from "../monitor/form/new-monitor.tsx"
import { filterOf } from "../monitor/list/filter.ts"
import { Overview } from "../monitor/list/overview.tsx"
import { OverviewSight } from "../monitor/list/overview-sight.tsx"
import { listPages } from "../monitor/list/use-monitors.ts"
import { asMonitorId } from "../monitor/monitor-id.ts"
import { MonitorPage } from "../monitor/page/monitor-page.tsx"
import { rangeOf } from "../monitor/page/range.ts"
import { AccountPage } from "../settings/account/account-page.tsx"
import { AppearancePage } from "../settings/appearance/appearance-page.tsx"
import { KeysPage } from "../settings/keys/keys-page.tsx"
import { TagsPage } from "../settings/tags/tags-page.tsx"
import { WorkspacePage } from "../settings/workspace/workspace-page.tsx"
import { TeamPage } from "../team/team-page.tsx"
import { holes } from "./holes.ts"

export interface Screen {
  /** `:id` stands for a monitor's id. */
  path: string
  /** What is fetched must be there, or there is no such page; what is prefetched may fail, which the page then says. */
  ask: (asking: Asking) => Promise<unknown>[]
  show: (about: { id: Id<"monitor"> }) => ReactNode
  /** What stands in the document until the browser shows the page: that itself, unless it is drawn too often for it. */
  sight?: () => ReactNode
}

interface Asking extends About {
  trpc: TRPCOptionsProxy<AppRouter>
  queries: QueryClient
  actor: Actor
}

interface About {
  id: Id<"monitor">
  search: URLSearchParams
}

export interface Found extends About {
  screen: Screen
}

export const screens: readonly Screen[] = [
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
      queries.prefetchQuery(trpc.monitor.turns.queryOptions({ id })),
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
  {
    path: "/team",
    ask: ({ trpc, queries }) => [queries.prefetchQuery(trpc.member.list.queryOptions())],
    show: () => <TeamPage />,
  },
  {
    path: "/settings",
    ask: ({ trpc, queries }) => [queries.prefetchQuery(trpc.usage.get.queryOptions())],
    show: () => <WorkspacePage />,
  },
  {
    path: "/settings/account",
    ask: ({ trpc, queries }) => [queries.prefetchQuery(trpc.session.list.queryOptions())],
    show: () => <AccountPage />,
  },
  {
    path: "/settings/keys",
    ask: ({ trpc, queries, actor }) => [
      actorMay(actor, "apiKey.list")
        ? queries.prefetchQuery(trpc.apiKey.list.queryOptions())
        : queries.prefetchQuery(trpc.member.list.queryOptions()),
    ],
    show: () => <KeysPage />,
  },
  {
    path: "/settings/tags",
    ask: ({ trpc, queries }) => [queries.prefetchQuery(trpc.tag.list.queryOptions())],
    show: () => <TagsPage />,
  },
  { path: "/settings/appearance", ask: () => [], show: () => <AppearancePage /> },
]

const byPath = new Map(screens.map((screen) => [screen.path, screen]))

/** @param path with its query, as it was asked for. Null where no screen of a workspace stands. */
export const findScreen = (path: string): Found | null => {
  const [pathname = "/", ...search] = path.split("?")
  const [, noun, id, ...rest] = pathname.split("/")
  const named = asMonitorId(id ?? "")
  const screen = byPath.get(named ? ["", noun, ":id", ...rest].join("/") : pathname)
  if (!screen || screen.path.includes(":id") !== (named !== null)) return null
  return { screen, id: named ?? holes.id, search: new URLSearchParams(search.join("?")) }
}
