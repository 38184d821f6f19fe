/** How a call travels: retried where that is safe, over HTTP, and its error as a `NightjarError`. */
import type { AppRouter } from "@nightjar/core/router"
import { httpLink, httpSubscriptionLink, retryLink, splitLink, type TRPCLink } from "@trpc/client"
import { observable } from "@trpc/server/observable"
import { EventSource } from "eventsource"
import { NightjarError } from "./error.ts"

export interface Connection {
  /** Where Nightjar answers, e.g. `https://nightjar.example`; any host of it, the key names the workspace. */
  url: string
  /** `nj_…`, from Settings → API keys. */
  apiKey: string
}

const mostAttempts = 4

/** Questions may be asked again; verbs may not, since the first try may have been carried out. */
const mayRetry = (type: string, attempts: number, error: unknown): boolean => {
  if (type === "mutation" || attempts >= mostAttempts) return false
  const reason = (error as NightjarError).reason
  return reason === "unreachable" || reason === "unavailable" || reason === "rate_limited"
}

const asNightjarError: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) =>
    observable((observer) =>
      next(op).subscribe({ ...observer, error: (error) => observer.error(new NightjarError(error)) }),
    )

export const linksOf = ({ url, apiKey }: Connection): TRPCLink<AppRouter>[] => {
  const endpoint = new URL("/api/trpc", url).href
  const authorization = `Bearer ${apiKey}`
  const retry = retryLink<AppRouter>({
    retry: ({ op, attempts, error }) => mayRetry(op.type, attempts, new NightjarError(error)),
    retryDelayMs: (attempts) => 250 * 2 ** attempts,
  })
  return [
    asNightjarError,
    splitLink({
      condition: (op) => op.type === "subscription",
      true: httpSubscriptionLink({
        url: endpoint,
        EventSource,
        eventSourceOptions: {
          fetch: (input, init) => fetch(input, { ...init, headers: { ...init.headers, authorization } }),
        },
      }),
      false: [retry, httpLink({ url: endpoint, headers: { authorization } })],
    }),
  ]
}
