"use client"

import { PageHeader } from "@nightjar/ui/page-header"
import { useMutation } from "@tanstack/react-query"
import Link from "next/link"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { problemOf } from "../../data/problem.ts"
import { useTRPC } from "../../data/trpc.ts"
import { useDraft } from "../../data/use-draft.ts"
import { RoomLeft } from "../../plan/room-left.tsx"
import { emptyDraft, inputOf } from "./draft.ts"
import { StatusPageForm } from "./status-page-form.tsx"

export function NewStatusPage() {
  const t = useTranslations("statusPages")
  const trpc = useTRPC()
  const router = useRouter()
  const typing = useDraft("new status page", emptyDraft)
  const creating = useMutation(
    trpc.statusPage.create.mutationOptions({
      onSuccess({ id }) {
        typing.sent()
        router.push(`/status-pages/${id}`)
      },
    }),
  )
  return (
    <>
      <PageHeader
        back={
          <Link href="/status-pages" className="rounded-sm hover:text-ink hover:underline">
            {t("title")}
          </Link>
        }
        title={t("new")}
        description={t("form.newText")}
      />
      <RoomLeft limit="statusPages" />
      <StatusPageForm
        typing={typing}
        problem={creating.error ? problemOf(creating.error) : null}
        busy={creating.isPending || creating.isSuccess}
        submit={t("form.create")}
        back="/status-pages"
        onSubmit={() => creating.mutate(inputOf(typing.draft))}
      />
    </>
  )
}
