"use client"

import { PageHeader } from "@nightjar/ui/page-header"
import { Skeleton } from "@nightjar/ui/skeleton"
import { useMutation, useQuery } from "@tanstack/react-query"
import Link from "next/link"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { problemOf } from "../../data/problem.ts"
import { useTRPC } from "../../data/trpc.ts"
import { useDraft } from "../../data/use-draft.ts"
import { StaleNotice } from "../../stale-notice.tsx"
import type { ShownStatusPage } from "../use-status-page-verbs.ts"
import { draftOf, inputOf } from "./draft.ts"
import { StatusPageForm } from "./status-page-form.tsx"

export function EditStatusPage({ id }: { id: ShownStatusPage["id"] }) {
  const trpc = useTRPC()
  const { data: page } = useQuery(trpc.statusPage.get.queryOptions({ id }))
  if (!page) return <Skeleton className="h-100" />
  return <Form latest={page} />
}

/** Begins with the page as it was when the form was opened; a change by somebody else is told at once. */
function Form({ latest }: { latest: ShownStatusPage }) {
  const t = useTranslations("statusPages.form")
  const router = useRouter()
  const trpc = useTRPC()
  const { id, title, version, state } = latest
  const typing = useDraft(id, draftOf(latest))
  const back = `/status-pages/${id}`
  const editing = useMutation(
    trpc.statusPage.edit.mutationOptions({
      onSuccess() {
        typing.sent()
        router.push(back)
      },
    }),
  )
  const problem = editing.error ? problemOf(editing.error) : null
  const isStale = version !== typing.draft.version && !editing.isPending && !editing.isSuccess
  const save = (over: number) => editing.mutate({ ...inputOf(typing.draft), id, version: over })
  return (
    <>
      <PageHeader
        back={
          <Link href={back} className="rounded-sm hover:text-ink hover:underline">
            {title}
          </Link>
        }
        title={t("editTitle")}
        description={state === "published" ? t("editPublished") : t("editHidden")}
      />
      <StatusPageForm
        id={id}
        typing={typing}
        problem={problem}
        busy={editing.isPending || editing.isSuccess}
        submit={t("save")}
        back={back}
        onSubmit={() => save(typing.draft.version)}
        warning={
          (isStale || problem?.reason === "stale") && (
            <StaleNotice
              onTheirs={() => {
                editing.reset()
                typing.restart()
              }}
              onMine={problem?.reason === "stale" ? () => save(version) : undefined}
            />
          )
        }
      />
    </>
  )
}
