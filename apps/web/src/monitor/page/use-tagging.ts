"use client"

import { notifyProblem } from "@nightjar/ui/toast"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { problemOf } from "../../data/problem.ts"
import { useTRPC } from "../../data/trpc.ts"
import type { Monitor } from "./monitor-page.tsx"

type TagId = Monitor["tags"][number]["id"]

/** A monitor's tags are saved as a whole. */
export const useTagging = ({ id, tags }: Monitor, isOpen: boolean) => {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const { data: known = [] } = useQuery({ ...trpc.tag.list.queryOptions(), enabled: isOpen })
  const creating = useMutation(trpc.tag.create.mutationOptions())
  const tagging = useMutation(trpc.monitor.tag.mutationOptions())
  const present = tags.map((tag) => ({ id: tag.id, value: tag.value }))

  /** @returns whether it was saved; when not, the person has been told */
  const save = async (wanted: () => Promise<{ id: TagId; value: string }[]>): Promise<boolean> => {
    try {
      await tagging.mutateAsync({ id, tags: await wanted() })
      await queries.invalidateQueries({ queryKey: trpc.monitor.pathKey() })
      return true
    } catch (error) {
      notifyProblem(problemOf(error).message)
      return false
    }
  }
  return {
    known,
    busy: creating.isPending || tagging.isPending,
    add: (name: string, value: string) =>
      save(async () => {
        const tag = known.find((one) => one.name === name) ?? (await creating.mutateAsync({ name }))
        return [...present.filter((one) => one.id !== tag.id), { id: tag.id, value }]
      }),
    remove: (tag: TagId) => save(async () => present.filter((one) => one.id !== tag)),
  }
}
