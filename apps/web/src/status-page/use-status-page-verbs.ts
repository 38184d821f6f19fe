"use client"

import { notify, notifyProblem, offerUndo } from "@nightjar/ui/toast"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useTranslations } from "next-intl"
import { problemOf } from "../data/problem.ts"
import { type Answers, useTRPC } from "../data/trpc.ts"

export type ListedStatusPage = Answers["statusPage"]["list"][number]
export type ShownStatusPage = Answers["statusPage"]["get"]
type Named = Pick<ListedStatusPage, "id" | "title">

/** What can be done to a status page but editing it. */
export const useStatusPageVerbs = () => {
  const t = useTranslations("statusPages")
  const trpc = useTRPC()
  const queries = useQueryClient()
  const options = {
    onSettled: () => queries.invalidateQueries({ queryKey: trpc.statusPage.pathKey() }),
    onError: (error: unknown) => notifyProblem(problemOf(error).message),
  }
  const publishing = useMutation(trpc.statusPage.publish.mutationOptions(options))
  const unpublishing = useMutation(trpc.statusPage.unpublish.mutationOptions(options))
  const deleting = useMutation(trpc.statusPage.delete.mutationOptions(options))
  const publish = ({ id, title }: Named) =>
    publishing.mutate({ id }, { onSuccess: () => notify(t("publishedNow", { title })) })
  return {
    publish,
    unpublish: (page: Named) =>
      unpublishing.mutate(
        { id: page.id },
        { onSuccess: () => offerUndo(t("unpublishedNow", { title: page.title }), () => publish(page)) },
      ),
    remove: ({ id }: Named, onGone: () => void) => deleting.mutate({ id }, { onSuccess: onGone }),
    isBusy: publishing.isPending || unpublishing.isPending || deleting.isPending,
  }
}
