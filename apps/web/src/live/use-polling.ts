"use client"

import { useQueryClient } from "@tanstack/react-query"
import { useEffect } from "react"
import { useConnection } from "./use-connection.ts"

const everyMs = 10_000

/** Without a stream what is shown is asked again and again; when the server is back, all of it at once. */
export const usePolling = (): void => {
  const queries = useQueryClient()
  const { stream, awaySince } = useConnection()
  const isAway = awaySince !== null

  useEffect(() => {
    if (stream === "open" || isAway) return
    const timer = setInterval(() => void queries.invalidateQueries(), everyMs)
    return () => clearInterval(timer)
  }, [queries, stream, isAway])

  useEffect(() => {
    if (isAway) return () => void queries.invalidateQueries()
  }, [queries, isAway])
}
