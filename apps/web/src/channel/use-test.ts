"use client"

import { useMutation, useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { type Problem, problemOf } from "../data/problem.ts"
import { useTRPC } from "../data/trpc.ts"
import type { Delivery } from "../delivery/use-deliveries.ts"
import type { Channel } from "./use-channels.ts"

export type TestState =
  | { kind: "none" }
  | { kind: "running"; since: number }
  | { kind: "done"; delivery: Delivery }
  | { kind: "refused"; problem: Problem }

const askEveryMs = 400

/** Has a worker send a real message, and waits for what comes of it. */
export const useTest = (channel: Channel["id"]): { state: TestState; send: () => void } => {
  const trpc = useTRPC()
  const [since, setSince] = useState(0)
  const asking = useMutation(trpc.channel.test.mutationOptions())
  const id = asking.data?.delivery
  const { data: delivery } = useQuery({
    ...trpc.delivery.get.queryOptions({ id: id ?? ("dlv_" as NonNullable<typeof id>) }),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data && state.data.state !== "waiting" ? false : askEveryMs),
  })
  const send = () => {
    setSince(Date.now())
    asking.mutate({ id: channel })
  }
  const state = (): TestState => {
    if (asking.error) return { kind: "refused", problem: problemOf(asking.error) }
    if (delivery && delivery.state !== "waiting" && !asking.isPending) return { kind: "done", delivery }
    return asking.isPending || asking.isSuccess ? { kind: "running", since } : { kind: "none" }
  }
  return { state: state(), send }
}
