"use client"

import type { AppRouter } from "@nightjar/core/router"
import { hydrate, QueryClientProvider } from "@tanstack/react-query"
import { createTRPCClient, httpBatchLink, httpLink, splitLink } from "@trpc/client"
import { type ReactNode, useState } from "react"
import { readOpening } from "../document/opening.tsx"
import { reportFailure } from "../live/connection.ts"
import { problemOf } from "./problem.ts"
import { createQueryClient } from "./query-client.ts"
import { TRPCProvider } from "./trpc.ts"

/** Questions and answers of a page. Whoever is signed out meanwhile is led to the door. */
export function DataProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(() => {
    const queries = createQueryClient({ onFailure })
    hydrate(queries, readOpening()?.answers ?? {})
    return queries
  })
  const [trpcClient] = useState(() => createTRPCClient<AppRouter>({ links: [link] }))
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  )
}

const url = "/api/trpc"
const longestAddress = 6_000

/** Questions go in addresses, many at once; one that is too long for that goes in a body. */
const link = splitLink<AppRouter>({
  condition: ({ type, input }) =>
    type === "query" && encodeURIComponent(JSON.stringify(input) ?? "").length > longestAddress / 2,
  true: httpLink({ url, methodOverride: "POST" }),
  false: httpBatchLink({ url, maxURLLength: longestAddress }),
})

const onFailure = (error: unknown) => {
  const { reason } = problemOf(error)
  if (reason === "unauthenticated") {
    const { pathname, search } = window.location
    window.location.assign(`/sign-in?next=${encodeURIComponent(pathname + search)}`)
  }
  if (["unreachable", "unavailable", "internal"].includes(reason)) reportFailure()
}
