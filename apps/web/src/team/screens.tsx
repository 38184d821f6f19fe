import { screensOf } from "../document/screens-of.ts"
import { TeamPage } from "./team-page.tsx"

export const teamScreens = screensOf("member", [
  {
    path: "/team",
    ask: ({ trpc, queries }) => [
      queries.prefetchQuery(trpc.member.list.queryOptions()),
      queries.prefetchQuery(trpc.invitation.list.queryOptions()),
    ],
    show: () => <TeamPage />,
  },
])
