"use client"

import { useMutation } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { useTRPC } from "../../data/trpc.ts"
import { useFacts } from "../../shell/facts-provider.tsx"
import { LineForm } from "../line-form.tsx"
import { Panel } from "../panel.tsx"

/** One's own name, in every workspace. */
export function ProfilePanel() {
  const t = useTranslations("settings.account")
  const { member } = useFacts()
  const router = useRouter()
  const trpc = useTRPC()
  const renaming = useMutation(trpc.user.rename.mutationOptions())
  const rename = async (name: string) => {
    await renaming.mutateAsync({ name })
    router.refresh()
  }
  return (
    <Panel title={t("profile")}>
      <LineForm label={t("name")} help={t("nameHelp")} value={member.name} autoComplete="name" onSave={rename} />
    </Panel>
  )
}
