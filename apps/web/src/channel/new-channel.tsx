"use client"

import { groupBy } from "@nightjar/kit/group-by"
import { Button } from "@nightjar/ui/button"
import { PageHeader } from "@nightjar/ui/page-header"
import { Skeleton } from "@nightjar/ui/skeleton"
import { useMutation, useQuery } from "@tanstack/react-query"
import Link from "next/link"
import { useRouter, useSearchParams } from "next/navigation"
import { useTranslations } from "next-intl"
import { problemOf } from "../data/problem.ts"
import { useTRPC } from "../data/trpc.ts"
import { TypePicker } from "../monitor/form/type-picker.tsx"
import { RoomLeft } from "../plan/room-left.tsx"
import { ChannelForm } from "./channel-form.tsx"

const nothing = { config: {} }

/** First the kind, which stands in the address; then its form; then its page, where a test can be sent. */
export function NewChannel() {
  const t = useTranslations("channels")
  const trpc = useTRPC()
  const router = useRouter()
  const wanted = useSearchParams().get("type")
  const { data: forms } = useQuery({ ...trpc.channel.forms.queryOptions(), staleTime: Number.POSITIVE_INFINITY })
  const creating = useMutation(
    trpc.channel.create.mutationOptions({ onSuccess: ({ id }) => router.push(`/channels/${id}`) }),
  )
  const type = forms?.types.find((one) => one.type === wanted)
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        back={
          <Link href="/channels" className="rounded-sm hover:text-ink hover:underline">
            {t("title")}
          </Link>
        }
        title={type ? type.label : t("new")}
        description={type ? type.description : t("newText")}
        actions={
          type && <Button onClick={() => window.history.pushState(null, "", "/channels/new")}>{t("otherType")}</Button>
        }
      />
      <RoomLeft limit="channels" />
      {!forms && <Skeleton className="h-40" />}
      {forms && !type && (
        <TypePicker
          groups={[...groupBy(forms.types, ({ group }) => group)].map(([group, types]) => ({
            title: t(`groups.${group}`),
            types,
          }))}
          onPick={(picked) => window.history.pushState(null, "", `?type=${picked.type}`)}
        />
      )}
      {forms && type && (
        <ChannelForm
          forms={forms}
          type={type}
          value={nothing}
          problem={creating.error ? problemOf(creating.error) : null}
          busy={creating.isPending || creating.isSuccess}
          submit={t("create")}
          onSubmit={(input) => creating.mutate(input as never)}
        />
      )}
    </div>
  )
}
