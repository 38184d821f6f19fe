"use client"

import { PageHeader } from "@nightjar/ui/page-header"
import { Skeleton } from "@nightjar/ui/skeleton"
import { useMutation, useQuery } from "@tanstack/react-query"
import Link from "next/link"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { problemOf } from "../../data/problem.ts"
import { useTRPC } from "../../data/trpc.ts"
import { StaleNotice } from "../../stale-notice.tsx"
import type { ShownStatusPage } from "../use-status-page-verbs.ts"
import { draftOf, type inputOf } from "./draft.ts"
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
  const [opened, setOpened] = useState(latest)
  const [input, setInput] = useState<ReturnType<typeof inputOf> | null>(null)
  const back = `/status-pages/${opened.id}`
  const editing = useMutation(trpc.statusPage.edit.mutationOptions({ onSuccess: () => router.push(back) }))
  const problem = editing.error ? problemOf(editing.error) : null
  const isStale = latest.version !== opened.version && !editing.isPending && !editing.isSuccess
  const save = (typed: ReturnType<typeof inputOf>, version: number) => {
    setInput(typed)
    editing.mutate({ ...typed, id: opened.id, version })
  }
  return (
    <>
      <PageHeader
        back={
          <Link href={back} className="rounded-sm hover:text-ink hover:underline">
            {opened.title}
          </Link>
        }
        title={t("editTitle")}
        description={opened.state === "published" ? t("editPublished") : t("editHidden")}
      />
      {(isStale || problem?.reason === "stale") && (
        <StaleNotice
          onTheirs={() => {
            editing.reset()
            setOpened(latest)
          }}
          onMine={input && problem?.reason === "stale" ? () => save(input, latest.version) : undefined}
        />
      )}
      <StatusPageForm
        key={opened.version}
        id={opened.id}
        initial={draftOf(opened)}
        problem={problem}
        busy={editing.isPending || editing.isSuccess}
        submit={t("save")}
        back={back}
        onSubmit={(typed) => save(typed, opened.version)}
      />
    </>
  )
}
