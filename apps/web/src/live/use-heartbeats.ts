"use client"

import type { HeartbeatHint } from "@nightjar/core/ports"
import { type InfiniteData, useQueryClient } from "@tanstack/react-query"
import { useCallback } from "react"
import { type Answers, useTRPC } from "../data/trpc.ts"
import { foldIntoBeats, foldIntoMonitor, foldIntoPage, turnsState } from "./fold.ts"
import { keptBeats } from "./kept-beats.ts"

type List = InfiniteData<Answers["monitor"]["list"]>

/** Folds heartbeats into everything shown. @returns a function that says whether counts and order are out of date */
export const useHeartbeats = () => {
  const queries = useQueryClient()
  const trpc = useTRPC()
  return useCallback(
    (hints: readonly HeartbeatHint[]): boolean => {
      let hasTurned = false
      queries.setQueriesData<List>({ queryKey: trpc.monitor.list.infiniteQueryFilter().queryKey }, (list) => {
        if (!list) return list
        hasTurned ||= list.pages.some((page) => turnsState(page, hints))
        return { ...list, pages: list.pages.map((page) => foldIntoPage(page, hints)) }
      })
      for (const id of new Set(hints.map((hint) => hint.monitor as Answers["monitor"]["get"]["id"]))) {
        queries.setQueryData(trpc.monitor.get.queryKey({ id }), (monitor) => {
          if (!monitor) return monitor
          const folded = foldIntoMonitor(monitor, hints)
          hasTurned ||= folded.state !== monitor.state
          return folded
        })
        queries.setQueryData(
          trpc.monitor.beats.queryKey({ id, limit: keptBeats }),
          (beats) => beats && foldIntoBeats(beats, id, hints, keptBeats),
        )
      }
      return hasTurned
    },
    [queries, trpc],
  )
}
