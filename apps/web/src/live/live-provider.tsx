"use client"

import type { LiveItem } from "@nightjar/core/event"
import { fan } from "@nightjar/core/event/fan"
import { useQueryClient } from "@tanstack/react-query"
import { type ReactNode, useEffect } from "react"
import { useTRPC } from "../data/trpc.ts"
import { currentConnection, reportFailure, setStream } from "./connection.ts"
import { listen } from "./listen.ts"
import { createRefetcher } from "./refetcher.ts"
import { useHeartbeats } from "./use-heartbeats.ts"
import { usePolling } from "./use-polling.ts"

/** Keeps what is shown true: events refetch their nouns, heartbeats are folded in, and without a stream it asks. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient()
  const trpc = useTRPC()
  const takeHeartbeats = useHeartbeats()
  usePolling()

  useEffect(() => {
    const refetch = createRefetcher((noun) => {
      void queries.invalidateQueries({ queryKey: noun === "all" ? trpc.pathKey() : [[noun]] })
    })
    const onItem = (item: LiveItem) => {
      const effect = fan(item)
      if (effect.do === "refetch") refetch.ask(effect.nouns === "all" ? ["all"] : effect.nouns)
      else if (takeHeartbeats(effect.heartbeats)) refetch.ask(["monitor"])
    }
    const onState = (state: "open" | "closed") => {
      if (state === "closed" && currentConnection().stream === "open") void reportFailure()
      setStream(state)
    }
    const stop = listen({ onItem, onState })
    return () => {
      stop()
      refetch.stop()
    }
  }, [queries, trpc, takeHeartbeats])

  return children
}
