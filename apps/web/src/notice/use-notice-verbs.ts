"use client"

import { notifyProblem } from "@nightjar/ui/toast"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { problemOf } from "../data/problem.ts"
import { type Answers, useTRPC } from "../data/trpc.ts"

export type Notice = Answers["notice"]["list"][number]

/** What can be said to visitors, and taken back. Pages show it at once. */
export const useNoticeVerbs = () => {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const onSettled = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: trpc.notice.pathKey() }),
      queries.invalidateQueries({ queryKey: trpc.statusPage.pathKey() }),
    ])
  return {
    opening: useMutation(trpc.notice.open.mutationOptions({ onSettled })),
    updating: useMutation(trpc.notice.update.mutationOptions({ onSettled })),
    resolving: useMutation(trpc.notice.resolve.mutationOptions({ onSettled })),
    deleting: useMutation(
      trpc.notice.delete.mutationOptions({
        onSettled,
        onError: (error) => notifyProblem(problemOf(error).message),
      }),
    ),
  }
}
