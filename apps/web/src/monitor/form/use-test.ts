"use client"

import { useMutation, useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { type Problem, problemOf } from "../../data/problem.ts"
import { useTRPC } from "../../data/trpc.ts"
import type { Monitor } from "../page/monitor-page.tsx"
import { type Seen, seenOf } from "../page/seen.ts"
import type { inputOf } from "./form-schema.ts"

export type TestState =
  | { kind: "none" }
  | { kind: "running"; since: number }
  | { kind: "done"; seen: Seen }
  | { kind: "refused"; problem: Problem }

const askEveryMs = 300

/** Has a worker try what stands in the form. */
export const useTest = () => {
  const trpc = useTRPC()
  const [since, setSince] = useState(0)
  const asking = useMutation(trpc.probe.test.mutationOptions())
  const id = asking.data?.id
  const { data: probe } = useQuery({
    ...trpc.probe.get.queryOptions({ id: id ?? ("prb_" as NonNullable<typeof id>) }),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data?.outcome ? false : askEveryMs),
  })
  const run = (input: ReturnType<typeof inputOf>, monitor: Monitor["id"] | undefined) => {
    const timeoutSeconds = Math.min(60, Number((input as { timeoutSeconds?: unknown }).timeoutSeconds) || 10)
    setSince(Date.now())
    asking.mutate({ config: input.config, timeoutSeconds, monitor })
  }
  return { run, state: stateOf(asking, probe?.outcome ? seenOf(probe.outcome) : null, since) }
}

const stateOf = (
  asking: { isPending: boolean; isSuccess: boolean; error: unknown },
  seen: Seen | null,
  since: number,
): TestState => {
  if (asking.error) return { kind: "refused", problem: problemOf(asking.error) }
  if (asking.isPending || (asking.isSuccess && !seen)) return { kind: "running", since }
  return seen ? { kind: "done", seen } : { kind: "none" }
}
