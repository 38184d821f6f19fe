import { billingPath } from "@nightjar/core/billing"
import { actorMay } from "@nightjar/core/context"
import { screensOf } from "../document/screens-of.ts"
import { PlanPage } from "../plan/plan-page.tsx"
import { shownDays } from "../plan/usage-days.ts"
import { AccountPage } from "./account/account-page.tsx"
import { AppearancePage } from "./appearance/appearance-page.tsx"
import { KeysPage } from "./keys/keys-page.tsx"
import { TagsPage } from "./tags/tags-page.tsx"
import { WorkspacePage } from "./workspace/workspace-page.tsx"

export const settingsScreens = screensOf("tenant", [
  { path: "/settings", ask: () => [], show: () => <WorkspacePage /> },
  {
    path: billingPath,
    ask: ({ trpc, queries }) => [
      queries.prefetchQuery(trpc.usage.get.queryOptions()),
      queries.prefetchQuery(trpc.billing.get.queryOptions()),
      queries.prefetchQuery(trpc.usage.history.queryOptions({ days: shownDays })),
    ],
    show: () => <PlanPage />,
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
])
