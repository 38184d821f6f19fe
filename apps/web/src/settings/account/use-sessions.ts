"use client"

import { notify, notifyProblem } from "@nightjar/ui/toast"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { problemOf } from "../../data/problem.ts"
import { type Answers, useTRPC } from "../../data/trpc.ts"

export type Session = Answers["session"]["list"][number]

/** One's own sessions here. What is ended leaves the list at once; the server puts the list right if it could not. */
export const useSessions = () => {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const list = trpc.session.list.queryOptions()
  const { data: sessions, error } = useQuery(list)
  const revoking = useMutation(
    trpc.session.revoke.mutationOptions({ onError: (problem) => notifyProblem(problemOf(problem).message) }),
  )

  const end = async (ended: readonly Session[], done: string) => {
    queries.setQueryData(list.queryKey, (before) => before?.filter((one) => !ended.some(({ id }) => id === one.id)))
    const answers = await Promise.allSettled(ended.map(({ id }) => revoking.mutateAsync({ id })))
    if (answers.every(({ status }) => status === "fulfilled")) notify(done)
    await queries.invalidateQueries({ queryKey: list.queryKey })
  }
  return { sessions, error, end }
}
