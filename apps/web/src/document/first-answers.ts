/** The first questions of a page, asked of the procedures themselves. */
import type { Context } from "@nightjar/core/context"
import { appRouter } from "@nightjar/core/router"
import { isAppError } from "@nightjar/kit/error"
import { dehydrate } from "@tanstack/react-query"
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query"
import { createQueryClient } from "../data/query-client.ts"
import type { Found } from "./screens.ts"

/**
 * @returns the answers as react-query's dehydrated state, in JSON as procedures answer; null where the page's subject
 * does not exist. A question that fails is left out: the page asks it again, and shows what is wrong.
 */
export const firstAnswers = async (context: Context, { screen, ...about }: Found): Promise<string | null> => {
  const queries = createQueryClient()
  const trpc = createTRPCOptionsProxy({ router: appRouter, ctx: context, queryClient: queries })
  const settled = await Promise.allSettled([
    queries.prefetchQuery(trpc.monitor.summary.queryOptions()),
    queries.prefetchQuery(trpc.incident.summary.queryOptions()),
    ...screen.ask({ trpc, queries, actor: context.actor, ...about }),
  ])
  const isMissing = settled.some((answer) => answer.status === "rejected" && saysMissing(answer.reason))
  return isMissing ? null : JSON.stringify(dehydrate(queries))
}

const saysMissing = (error: unknown) => {
  const cause = error instanceof Error ? error.cause : undefined
  return isAppError(cause) && cause.code === "not_found"
}
