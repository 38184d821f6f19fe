"use client"

import { useQueryClient } from "@tanstack/react-query"
import { useEffect } from "react"
import { useConnection } from "./use-connection.ts"

const everyMs = 10_000
/** A stream that is cut is back after half a second. One that is not has a reason, such as a session that has ended. */
const soonMs = 1_000

/** Without a stream what is shown is asked again and again; when the server is back, all of it at once. */
export const usePolling = (): void => {
  const queries = useQueryClient()
  const { stream, awaySince } = useConnection()
  const isAway = awaySince !== null

  useEffect(() => {
    if (stream === "open" || isAway) return
    const ask = () => void queries.invalidateQueries()
    const soon = stream === "closed" ? setTimeout(ask, soonMs) : undefined
    const timer = setInterval(ask, everyMs)
    return () => {
      clearTimeout(soon)
      clearInterval(timer)
    }
  }, [queries, stream, isAway])

  useEffect(() => {
    if (isAway) return () => void queries.invalidateQueries()
  }, [queries, isAway])
}
