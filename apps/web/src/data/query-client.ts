import { QueryCache, QueryClient } from "@tanstack/react-query"
import { problemOf } from "./problem.ts"

const staleMs = 30_000

interface Ears {
  /** A question could not be answered. */
  onFailure?: (error: unknown) => void
}

/** Answers keep for half a minute; what is live is refetched sooner, when it has really changed. */
export const createQueryClient = ({ onFailure }: Ears = {}): QueryClient =>
  new QueryClient({
    queryCache: new QueryCache({ onError: (error) => onFailure?.(error) }),
    defaultOptions: {
      queries: {
        staleTime: staleMs,
        // Asked even when the browser believes to be offline: the server may be on this very machine.
        networkMode: "always",
        retry: (count, error) => count < 2 && problemOf(error).reason === "unreachable",
      },
      mutations: { networkMode: "always", retry: false },
    },
  })
