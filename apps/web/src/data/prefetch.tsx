import type { AppRouter } from "@nightjar/core/router"
import { dehydrate, HydrationBoundary, type QueryClient } from "@tanstack/react-query"
import { createTRPCClient, httpBatchLink } from "@trpc/client"
import { createTRPCOptionsProxy, type TRPCOptionsProxy } from "@trpc/tanstack-react-query"
import { headers } from "next/headers"
import { notFound } from "next/navigation"
import type { ReactNode } from "react"
import { web } from "../wiring.ts"
import { problemOf } from "./problem.ts"
import { createQueryClient } from "./query-client.ts"

interface PrefetchedProps {
  /** Asks what the page shows first. A missing subject makes the page a 404; other failures are the page's to show. */
  ask: (trpc: TRPCOptionsProxy<AppRouter>, queries: QueryClient) => Promise<unknown>[]
  children: ReactNode
}

/** First paint has its data: the same questions through the same door, without leaving the process. */
export async function Prefetched({ ask, children }: PrefetchedProps) {
  const queries = createQueryClient()
  const trpc = createTRPCOptionsProxy<AppRouter>({ client: await clientWithin(), queryClient: queries })
  const answers = await Promise.allSettled(ask(trpc, queries))
  for (const answer of answers)
    if (answer.status === "rejected" && problemOf(answer.reason).reason === "not_found") notFound()
  return <HydrationBoundary state={dehydrate(queries)}>{children}</HydrationBoundary>
}

const clientWithin = async () => {
  const asked = new Headers(await headers())
  const within = (url: RequestInfo | URL | string) => {
    const question = new Headers({ host: asked.get("host") ?? "" })
    for (const name of ["cookie", "user-agent", "x-nightjar-address"]) {
      const value = asked.get(name)
      if (value) question.set(name, value)
    }
    return web().handleTrpc(new Request(url, { headers: question }))
  }
  return createTRPCClient<AppRouter>({
    links: [httpBatchLink({ url: "http://within.invalid/api/trpc", fetch: (url) => within(url as string) })],
  })
}
