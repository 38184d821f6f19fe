"use client"

import type { AppRouter } from "@nightjar/core/router"
import { hydrate, QueryClientProvider } from "@tanstack/react-query"
import { createTRPCClient, httpBatchLink } from "@trpc/client"
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
  const [trpcClient] = useState(() =>
    createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: "/api/trpc", maxURLLength: 6_000 })] }),
  )
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  )
}

const onFailure = (error: unknown) => {
  const { reason } = problemOf(error)
  if (reason === "unauthenticated") {
    const { pathname, search } = window.location
    window.location.assign(`/sign-in?next=${encodeURIComponent(pathname + search)}`)
  }
  if (["unreachable", "unavailable", "internal"].includes(reason)) reportFailure()
}
