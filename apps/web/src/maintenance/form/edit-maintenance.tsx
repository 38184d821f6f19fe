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
import type { ShownMaintenance } from "../use-maintenance-verbs.ts"
import { draftOf, type inputOf } from "./draft.ts"
import { MaintenanceForm } from "./maintenance-form.tsx"
import { today } from "./today.ts"

export function EditMaintenance({ id }: { id: ShownMaintenance["id"] }) {
  const trpc = useTRPC()
  const { data: maintenance } = useQuery(trpc.maintenance.get.queryOptions({ id }))
  if (!maintenance) return <Skeleton className="mx-auto h-80 max-w-2xl" />
  return <Form latest={maintenance} />
}

/** Begins with the maintenance as it was when the form was opened; a change by somebody else is told at once. */
function Form({ latest }: { latest: ShownMaintenance }) {
  const t = useTranslations("maintenance.form")
  const router = useRouter()
  const trpc = useTRPC()
  const [opened, setOpened] = useState(latest)
  const [input, setInput] = useState<ReturnType<typeof inputOf> | null>(null)
  const page = `/maintenance/${opened.id}`
  const editing = useMutation(trpc.maintenance.edit.mutationOptions({ onSuccess: () => router.push(page) }))
  const problem = editing.error ? problemOf(editing.error) : null
  const isStale = latest.version !== opened.version && !editing.isPending && !editing.isSuccess
  const save = (typed: ReturnType<typeof inputOf>, version: number) => {
    setInput(typed)
    editing.mutate({ ...typed, id: opened.id, version })
  }
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        back={
          <Link href={page} className="rounded-sm hover:text-ink hover:underline">
            {opened.title}
          </Link>
        }
        title={t("editTitle")}
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
      <MaintenanceForm
        key={opened.version}
        initial={draftOf(opened, today())}
        problem={problem}
        busy={editing.isPending || editing.isSuccess}
        submit={t("save")}
        back={page}
        onSubmit={(typed) => save(typed, opened.version)}
      />
    </div>
  )
}
