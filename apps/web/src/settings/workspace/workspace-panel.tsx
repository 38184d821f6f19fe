"use client"

import { CopyButton } from "@nightjar/ui/copy-button"
import { useMutation } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { useTRPC } from "../../data/trpc.ts"
import { useFacts, useMay } from "../../shell/facts-provider.tsx"
import { LineForm } from "../line-form.tsx"
import { Panel } from "../panel.tsx"

/** What the workspace is called, and its id for tools. */
export function WorkspacePanel() {
  const t = useTranslations("settings")
  const { tenant } = useFacts()
  const mayEdit = useMay()("tenant.edit")
  const router = useRouter()
  const trpc = useTRPC()
  const editing = useMutation(trpc.tenant.edit.mutationOptions())
  const rename = async (name: string) => {
    await editing.mutateAsync({ name })
    router.refresh()
  }
  return (
    <Panel title={t("workspace.title")} text={mayEdit ? undefined : t("workspace.adminsOnly")}>
      <LineForm
        label={t("workspace.name")}
        help={t("workspace.nameHelp")}
        value={tenant.name}
        autoComplete="organization"
        onSave={mayEdit ? rename : undefined}
      />
      <dl className="mt-5">
        <dt className="font-medium text-sm">{t("workspace.id")}</dt>
        <dd className="mt-0.5 flex flex-wrap items-center gap-1">
          <code className="min-w-0 break-all font-mono text-sm">{tenant.id}</code>
          <CopyButton text={tenant.id} />
        </dd>
        <dd className="text-ink-soft text-sm">{t("workspace.idHelp")}</dd>
      </dl>
    </Panel>
  )
}
