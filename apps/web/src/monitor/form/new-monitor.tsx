"use client"

import { Button } from "@nightjar/ui/button"
import { PageHeader } from "@nightjar/ui/page-header"
import { Skeleton } from "@nightjar/ui/skeleton"
import { useMutation, useQuery } from "@tanstack/react-query"
import Link from "next/link"
import { useRouter, useSearchParams } from "next/navigation"
import { useTranslations } from "next-intl"
import { problemOf } from "../../data/problem.ts"
import { useTRPC } from "../../data/trpc.ts"
import { PlanPrompt } from "../../plan/plan-prompt.tsx"
import { RoomLeft } from "../../plan/room-left.tsx"
import type { FormType } from "./form-schema.ts"
import { MonitorForm } from "./monitor-form.tsx"
import { TypePicker } from "./type-picker.tsx"

const nothing = { config: {} }

/** First the kind, which stands in the address; then its form. */
export function NewMonitor() {
  const t = useTranslations("form")
  const trpc = useTRPC()
  const router = useRouter()
  const wanted = useSearchParams().get("type")
  const { data: forms } = useQuery({ ...trpc.monitor.forms.queryOptions(), staleTime: Number.POSITIVE_INFINITY })
  const creating = useMutation(
    trpc.monitor.create.mutationOptions({ onSuccess: ({ id }) => router.push(`/monitors/${id}`) }),
  )
  const problem = creating.error ? problemOf(creating.error) : null
  const refusal = problem?.reason === "plan_limit" ? problem.message : null
  const type = forms?.types.find((one) => one.type === wanted)
  const pick = ({ type: name }: FormType) => window.history.pushState(null, "", `?type=${name}`)
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        back={
          <Link href="/" className="rounded-sm hover:text-ink hover:underline">
            {t("all")}
          </Link>
        }
        title={type ? type.label : t("newTitle")}
        description={type ? type.description : t("newText")}
        actions={
          type && <Button onClick={() => window.history.pushState(null, "", "/monitors/new")}>{t("otherType")}</Button>
        }
      />
      {refusal ? <PlanPrompt title={refusal} /> : <RoomLeft limit="monitors" />}
      {!forms && <Skeleton className="h-40" />}
      {forms && !type && <TypePicker groups={[{ title: "", types: forms.types }]} onPick={pick} />}
      {forms && type && (
        <MonitorForm
          forms={forms}
          type={type}
          value={nothing}
          problem={problem}
          busy={creating.isPending || creating.isSuccess}
          submit={t("create")}
          back="/"
          onSubmit={(input) => creating.mutate(input as never)}
        />
      )}
    </div>
  )
}
