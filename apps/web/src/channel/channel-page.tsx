"use client"

import { Button } from "@nightjar/ui/button"
import { Callout } from "@nightjar/ui/callout"
import { PageHeader } from "@nightjar/ui/page-header"
import { Skeleton } from "@nightjar/ui/skeleton"
import { notify } from "@nightjar/ui/toast"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { Send } from "lucide-react"
import Link from "next/link"
import { useTranslations } from "next-intl"
import { useMemo } from "react"
import { problemOf } from "../data/problem.ts"
import { type Answers, useTRPC } from "../data/trpc.ts"
import { DeliveryList } from "../delivery/delivery-list.tsx"
import { formValueOf } from "../monitor/form/form-schema.ts"
import { Panel } from "../settings/panel.tsx"
import { ChannelForm, type Forms } from "./channel-form.tsx"
import { TestResult } from "./test-result.tsx"
import { useKind } from "./use-kind.ts"
import { useTest } from "./use-test.ts"

type Channel = Answers["channel"]["get"]

/** A channel: whether it works, how it is set up, and what it was sent. */
export function ChannelPage({ id }: { id: Channel["id"] }) {
  const t = useTranslations("channels")
  const trpc = useTRPC()
  const { data: forms } = useQuery({ ...trpc.channel.forms.queryOptions(), staleTime: Number.POSITIVE_INFINITY })
  const { data: channel, error } = useQuery(trpc.channel.get.queryOptions({ id }))
  const type = useKind(channel?.type ?? "")
  if (error && !channel) return <Callout kind="error" title={problemOf(error).message} />
  if (!forms || !channel) return <Skeleton className="mx-auto h-80 max-w-2xl" />
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        back={
          <Link href="/channels" className="rounded-sm hover:text-ink hover:underline">
            {t("title")}
          </Link>
        }
        title={channel.name}
        description={t("reaches", { type: type?.label ?? channel.type, target: channel.target })}
      />
      {channel.disabledAt && <Callout kind="warning" title={t("wasOff")} className="mb-6" />}
      <TestPanel id={id} />
      <Panel title={t("settings")}>
        <EditForm forms={forms} channel={channel} />
      </Panel>
      <Latest id={id} />
    </div>
  )
}

function TestPanel({ id }: { id: Channel["id"] }) {
  const t = useTranslations("channels")
  const { state, send } = useTest(id)
  return (
    <Panel
      title={t("testTitle")}
      text={t("testText")}
      action={
        <Button busy={state.kind === "running"} onClick={send}>
          <Send aria-hidden="true" />
          {t("test")}
        </Button>
      }
    >
      <TestResult test={state} />
    </Panel>
  )
}

function EditForm({ forms, channel }: { forms: Forms; channel: Channel }) {
  const t = useTranslations("channels")
  const trpc = useTRPC()
  const queries = useQueryClient()
  const editing = useMutation(
    trpc.channel.edit.mutationOptions({
      onSuccess: () => notify(t("saved")),
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.channel.pathKey() }),
    }),
  )
  const { name, isDefault, config } = channel
  // What happens to the channel meanwhile must not begin the form anew: only what the form holds does.
  const kept = JSON.stringify({ name, isDefault, config })
  const value = useMemo(() => formValueOf(JSON.parse(kept), forms), [kept, forms])
  const type = forms.types.find((one) => one.type === channel.type)
  if (!type) return null
  return (
    <ChannelForm
      key={kept}
      forms={forms}
      type={type}
      value={value}
      problem={editing.error ? problemOf(editing.error) : null}
      busy={editing.isPending}
      submit={t("save")}
      onSubmit={(input) => editing.mutate({ ...input, id: channel.id } as never)}
    />
  )
}

function Latest({ id }: { id: Channel["id"] }) {
  const t = useTranslations("channels")
  const words = useTranslations("deliveries")
  return (
    <section aria-label={t("latest")}>
      <h2 className="mb-3 font-semibold text-lg">{t("latest")}</h2>
      <DeliveryList filter={{ states: [], channel: id }} empty={<p className="text-ink-soft">{words("none")}</p>} />
    </section>
  )
}
