"use client"

import type { LiveStatus } from "@nightjar/ui/texts"
import { useEffect, useState, useSyncExternalStore } from "react"
import { type Connection, currentConnection, onConnection } from "./connection.ts"

const atFirst: Connection = { stream: "opening", awaySince: null }

export const useConnection = (): Connection => useSyncExternalStore(onConnection, currentConnection, () => atFirst)

/** A cut is mended within this time, or the page says that it polls. */
const patienceMs = 8_000

/** Null for the moment in which the first stream opens: nothing is wrong yet, and nothing live. */
export const useLiveStatus = (): LiveStatus | null => {
  const { stream, awaySince } = useConnection()
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    setLate(false)
    if (stream === "open") return
    const timer = setTimeout(() => setLate(true), patienceMs)
    return () => clearTimeout(timer)
  }, [stream])
  if (awaySince !== null) return "reconnecting"
  if (stream === "open") return "live"
  if (isLate) return "polling"
  return stream === "opening" ? null : "reconnecting"
}
