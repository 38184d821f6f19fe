"use client"

import { PageHeader } from "@nightjar/ui/page-header"
import { Skeleton } from "@nightjar/ui/skeleton"
import { useMutation, useQuery } from "@tanstack/react-query"
import Link from "next/link"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { useMemo, useState } from "react"
import { problemOf } from "../../data/problem.ts"
import { useTRPC } from "../../data/trpc.ts"
import { StaleNotice } from "../../stale-notice.tsx"
import type { Monitor } from "../page/monitor-page.tsx"
import { type Forms, formsFor, formValueOf, type inputOf } from "./form-schema.ts"
import { MonitorForm } from "./monitor-form.tsx"

export function EditMonitor({ id }: { id: Monitor["id"] }) {
  const trpc = useTRPC()
  const { data: forms } = useQuery({ ...trpc.monitor.forms.queryOptions(), staleTime: Number.POSITIVE_INFINITY })
  const { data: monitor } = useQuery(trpc.monitor.get.queryOptions({ id }))
  if (!forms || !monitor) return <Skeleton className="mx-auto h-80 max-w-2xl" />
  return <Form forms={forms} latest={monitor} />
}

/** Begins with the monitor as it was when the form was opened; a change by somebody else is told at once. */
function Form({ forms: offered, latest }: { forms: Forms; latest: Monitor }) {
  const t = useTranslations("form")
  const router = useRouter()
  const trpc = useTRPC()
  const [opened, setOpened] = useState(latest)
  const [input, setInput] = useState<ReturnType<typeof inputOf> | null>(null)
  const editing = useMutation(
    trpc.monitor.edit.mutationOptions({ onSuccess: ({ id }) => router.push(`/monitors/${id}`) }),
  )
  const forms = useMemo(() => formsFor(offered, opened), [offered, opened])
  const value = useMemo(() => formValueOf(opened, forms), [opened, forms])
  const type = forms.types.find((one) => one.type === opened.type)
  if (!type) return null
  const problem = editing.error ? problemOf(editing.error) : null
  const isStale = latest.version !== opened.version && !editing.isPending && !editing.isSuccess
  const save = (typed: ReturnType<typeof inputOf>, version: number) => {
    setInput(typed)
    editing.mutate({ ...typed, id: opened.id, version } as never)
  }
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        back={
          <Link href={`/monitors/${opened.id}`} className="rounded-sm hover:text-ink hover:underline">
            {opened.name}
          </Link>
        }
        title={t("editTitle")}
        description={type.label}
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
      <MonitorForm
        key={opened.version}
        forms={forms}
        type={type}
        value={value}
        monitor={opened.id}
        problem={problem}
        busy={editing.isPending || editing.isSuccess}
        submit={t("save")}
        back={`/monitors/${opened.id}`}
        onSubmit={(typed) => save(typed, opened.version)}
      />
    </div>
  )
}
