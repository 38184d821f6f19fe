"use client"

import { PageHeader } from "@nightjar/ui/page-header"
import { useMutation } from "@tanstack/react-query"
import Link from "next/link"
import { useRouter, useSearchParams } from "next/navigation"
import { useTranslations } from "next-intl"
import { problemOf } from "../../data/problem.ts"
import { useTRPC } from "../../data/trpc.ts"
import { newDraft } from "./draft.ts"
import { MaintenanceForm } from "./maintenance-form.tsx"
import { strategies } from "./strategy-picker.tsx"
import { today } from "./today.ts"

/** `?strategy=weekdays` begins with that one. */
export function NewMaintenance() {
  const t = useTranslations("maintenance")
  const trpc = useTRPC()
  const router = useRouter()
  const wanted = useSearchParams().get("strategy")
  const creating = useMutation(
    trpc.maintenance.create.mutationOptions({ onSuccess: ({ id }) => router.push(`/maintenance/${id}`) }),
  )
  const strategy = strategies.find((one) => one === wanted) ?? strategies[0]
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        back={
          <Link href="/maintenance" className="rounded-sm hover:text-ink hover:underline">
            {t("all")}
          </Link>
        }
        title={t("form.newTitle")}
        description={t("text")}
      />
      <MaintenanceForm
        initial={newDraft(strategy, today())}
        problem={creating.error ? problemOf(creating.error) : null}
        busy={creating.isPending || creating.isSuccess}
        submit={t("form.create")}
        back="/maintenance"
        onSubmit={(input) => creating.mutate(input)}
      />
    </div>
  )
}
